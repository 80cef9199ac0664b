#include "cli/fleet_report.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

core::Json identity_json(core::Identity const& identity) {
  bool const is_user = identity.type == core::Identity::Type::user;
  return {{"type", is_user ? "user" : "application"},
          {"name", text_or_null(identity.name)},
          {"clientId", text_or_null(identity.client_id)},
          {"method", identity.method}};
}

core::Json summary_json(FleetReport const& report, std::vector<fleet::Outcome> const& outcomes) {
  core::Json summary{{"total", outcomes.size()}};
  for (auto const& word : report.outcomes) {
    summary[camel_case(word)] = 0;
  }
  for (auto const& outcome : outcomes) {
    auto& count = summary[camel_case(outcome.action)];
    count = count.is_null() ? 1 : count.get<int>() + 1;
  }
  if (report.summarise) {
    report.summarise(summary, outcomes);
  }
  return summary;
}

// The document without its tenants.
core::Json head_json(FleetReport const& report, RunFacts const& facts,
                     std::vector<fleet::Outcome> const& outcomes) {
  core::Json head{
      {"schema", report.schema}, {"version", PARTNERCTL_VERSION}, {"cloud", facts.cloud}};
  if (facts.dry_run) {
    head["dryRun"] = *facts.dry_run;
  }
  head["run"] = text_or_null(facts.run);
  head["startedAt"] = core::format_rfc3339(facts.started);
  head["endedAt"] = core::format_rfc3339(facts.ended);
  // Nobody signs in for a shard without tenants.
  head["identity"] = facts.identity.method.empty() ? core::Json() : identity_json(facts.identity);
  head["summary"] = summary_json(report, outcomes);
  return head;
}

} // namespace

std::string camel_case(std::string const& word) {
  std::string result;
  bool raise = false;
  for (char const c : word) {
    result += raise ? core::to_upper(std::string(1, c)) : std::string(c == '-' ? 0 : 1, c);
    raise = c == '-';
  }
  return result;
}

core::Json text_or_null(std::string const& text) {
  return text.empty() ? core::Json(nullptr) : core::Json(text);
}

core::Json error_json(std::optional<core::Error> const& error) {
  if (!error) {
    return nullptr;
  }
  return {{"kind", core::to_string(error->kind)},
          {"code", text_or_null(error->code)},
          {"status", error->status == 0 ? core::Json(nullptr) : core::Json(error->status)},
          {"message", error->message},
          {"hint", text_or_null(error->hint)},
          {"requestId", text_or_null(error->request_id)}};
}

core::Json line_json(std::string const& schema, std::string const& run, std::string const& cloud,
                     core::Json const& object) {
  core::Json line{{"schema", schema}, {"run", text_or_null(run)}, {"cloud", cloud}};
  line.update(object);
  return line;
}

core::Json report_line(FleetReport const& report, std::string const& run, std::string const& cloud,
                       fleet::Outcome const& outcome) {
  return line_json(report.schema, run, cloud, report.object(outcome));
}

output::Document report_document(FleetReport const& report, RunFacts const& facts,
                                 std::vector<fleet::Outcome> const& outcomes) {
  std::vector<fleet::Outcome const*> shown;
  shown.reserve(outcomes.size());
  for (auto const& outcome : outcomes) {
    if (report.shows(outcome)) {
      shown.push_back(&outcome);
    }
  }
  auto const size = shown.size();
  auto const at = [shown = std::make_shared<decltype(shown) const>(std::move(shown))](
                      std::size_t i) -> fleet::Outcome const& { return *(*shown)[i]; };
  return {.head = [&] { return head_json(report, facts, outcomes); },
          .list = "tenants",
          .size = size,
          .object = [&report, at](std::size_t i) { return report.object(at(i)); },
          .line = [&report, &facts, at](
                      std::size_t i) { return report_line(report, facts.run, facts.cloud, at(i)); },
          .columns = report.columns,
          .row = [&report, at](std::size_t i) { return report.cells(at(i)); }};
}

} // namespace partnerctl::cli
