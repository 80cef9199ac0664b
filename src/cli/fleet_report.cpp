#include "cli/fleet_report.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::cli {
namespace {

// "would-link" → "wouldLink"
std::string camel_case(std::string const& word) {
  std::string result;
  bool raise = false;
  for (char const c : word) {
    result += raise ? core::to_upper(std::string(1, c)) : std::string(c == '-' ? 0 : 1, c);
    raise = c == '-';
  }
  return result;
}

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
  return summary;
}

} // namespace

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

core::Json report_line(FleetReport const& report, std::string const& run, std::string const& cloud,
                       fleet::Outcome const& outcome) {
  core::Json line{{"schema", report.schema}, {"run", text_or_null(run)}, {"cloud", cloud}};
  line.update(report.object(outcome));
  return line;
}

output::Document report_json(FleetReport const& report, RunFacts const& facts,
                             std::vector<fleet::Outcome> const& outcomes) {
  core::Json whole{
      {"schema", report.schema}, {"version", PARTNERCTL_VERSION}, {"cloud", facts.cloud}};
  if (facts.dry_run) {
    whole["dryRun"] = *facts.dry_run;
  }
  whole["run"] = text_or_null(facts.run);
  whole["startedAt"] = core::format_rfc3339(facts.started);
  whole["endedAt"] = core::format_rfc3339(facts.ended);
  // Nobody signs in for a shard without tenants.
  whole["identity"] = facts.identity.method.empty() ? core::Json() : identity_json(facts.identity);
  whole["summary"] = summary_json(report, outcomes);
  whole["tenants"] = core::Json::array();
  for (auto const& outcome : outcomes) {
    if (report.shows(outcome)) {
      whole["tenants"].push_back(report.object(outcome));
    }
  }
  return {.json = std::make_shared<core::Json const>(std::move(whole)), .columns = report.columns};
}

output::Document report_rows(FleetReport const& report,
                             std::vector<fleet::Outcome> const& outcomes) {
  output::Document document{.columns = report.columns};
  for (auto const& outcome : outcomes) {
    if (report.shows(outcome)) {
      document.rows.push_back(report.cells(outcome));
    }
  }
  return document;
}

} // namespace partnerctl::cli
