#include "cli/status/report.hpp"

#include "cli/link_report.hpp"
#include "cli/status/claims.hpp"
#include "cli/status/details.hpp"
#include "cli/status/earning.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/core/time.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

std::string time_text(std::optional<core::TimePoint> const& time) {
  return time ? core::format_rfc3339(*time) : std::string();
}

// A narrow terminal shows the day.
output::Cell time_cell(std::optional<core::TimePoint> const& time) {
  auto const text = time_text(time);
  return {.text = text, .brief = text.substr(0, text.find('T'))};
}

std::vector<output::Column> status_columns(bool access) {
  std::vector<output::Column> columns{{"tenant"},   {"name"}, {"pal"},  {"partner"}, {"since"},
                                      {"identity"}, {"read"}, {"cpor"}, {"due"},     {"note"}};
  if (access) {
    columns.insert(columns.end(), {{"earns"}, {"role"}});
  }
  for (auto const* name :
       {"tenant_id", "object_id", "change", "error_kind", "error_code", "overdue", "conflict"}) {
    columns.push_back({name, false});
  }
  return columns;
}

std::string change_of(fleet::Outcome const& outcome) {
  auto const change = detail_of(outcome, "change");
  return change.is_string() ? change.get<std::string>() : std::string();
}

// "recorded 3 days ago by link-pal 20261122T101500Z-7f3a"
std::string recorded_text(fleet::Outcome const& outcome) {
  auto const recorded = detail_of(outcome, "recorded");
  return recorded.is_object() ? "recorded " + recorded.value("age", "") + " by " +
                                    recorded.value("command", "") + " " + recorded.value("run", "")
                              : std::string();
}

// What the access lacks, or has too much, and until when.
std::vector<std::string> earning_notes(fleet::Outcome const& outcome) {
  auto const earning = earning_of(outcome);
  bool const is_plain = earning.earns == "earns" && earning.until.empty();
  std::vector<std::string> notes;
  if (!earning.access.empty()) {
    notes.push_back("its access: " + earning.access);
  } else if (!is_plain) {
    notes.push_back(earning.reason);
  }
  notes.push_back(earning.excess);
  notes.insert(notes.end(), earning.notes.begin(), earning.notes.end());
  return notes;
}

std::vector<output::Cell> status_cells(fleet::Outcome const& outcome, bool access,
                                       TenantClaims const* claims) {
  auto const error = outcome.error.value_or(core::Error{});
  std::vector<output::Cell> cells{{outcome.tenant},
                                  {outcome.name},
                                  {outcome.action, tone_of(outcome.action)},
                                  {outcome.after},
                                  time_cell(outcome.since),
                                  {outcome.identity},
                                  time_cell(outcome.read_at),
                                  claims ? claims->standing_cell(outcome) : output::Cell(),
                                  claims ? claims->due_cell(outcome) : output::Cell(),
                                  {status_note(outcome, access)}};
  if (access) {
    auto const earning = earning_of(outcome);
    cells.push_back({earning.earns, tone_of_earning(earning.earns)});
    cells.push_back({earning.role});
  }
  cells.insert(cells.end(), {{outcome.tenant_id},
                             {outcome.object_id},
                             {change_of(outcome)},
                             {outcome.error ? std::string(core::to_string(error.kind)) : ""},
                             {error.code},
                             {claims ? claims->overdue_word(outcome) : ""},
                             {claims ? claims->conflict_word(outcome) : ""}});
  return cells;
}

core::Json status_object(fleet::Outcome const& outcome, bool recorded, TenantClaims const* claims) {
  core::Json object{{"tenant", outcome.tenant},
                    {"tenantId", text_or_null(outcome.tenant_id)},
                    {"name", text_or_null(outcome.name)},
                    {"state", outcome.action},
                    {"wantedPartnerId", text_or_null(outcome.wanted)},
                    {"partnerId", text_or_null(outcome.after)},
                    {"partnerName", text_or_null(outcome.after_name)},
                    {"since", text_or_null(time_text(outcome.since))},
                    {"identity", text_or_null(outcome.identity)},
                    {"objectId", text_or_null(outcome.object_id)},
                    {"readAt", text_or_null(time_text(outcome.read_at))},
                    {"change", text_or_null(change_of(outcome))},
                    {"earning", earning_json(outcome)},
                    {"claims", claims ? claims->json(outcome) : core::Json()},
                    {"reason", text_or_null(outcome.reason)},
                    {"requestId", text_or_null(outcome.request_id)},
                    {"attempts", outcome.attempts},
                    {"durationMs", outcome.duration.count()},
                    {"error", error_json(outcome.error)}};
  if (recorded) {
    object["recorded"] = detail_of(outcome, "recorded");
  }
  return object;
}

template <class WordOf>
core::Json counts(std::vector<fleet::Outcome> const& outcomes,
                  std::vector<std::pair<std::string, std::string>> const& words, WordOf word_of) {
  core::Json json;
  for (auto const& [word, key] : words) {
    json[key] = std::count_if(outcomes.begin(), outcomes.end(),
                              [&](auto const& outcome) { return word_of(outcome) == word; });
  }
  return json;
}

void summarise(core::Json& summary, std::vector<fleet::Outcome> const& outcomes, bool access) {
  summary["changes"] =
      counts(outcomes, {{"new", "new"}, {"gone", "gone"}, {"partner", "partner"}, {"same", "same"}},
             change_of);
  summary["earning"] = nullptr;
  if (access) {
    summary["earning"] = counts(
        outcomes, {{"earns", "earns"}, {"does-not-earn", "doesNotEarn"}, {"unknown", "unknown"}},
        [](fleet::Outcome const& outcome) { return earning_of(outcome).earns; });
  }
}

} // namespace

terminal::Tone tone_of_earning(std::string const& earns) {
  if (earns == "earns") {
    return terminal::Tone::good;
  }
  return earns == "unknown" ? terminal::Tone::warning : terminal::Tone::bad;
}

// The link's own trouble first.
std::string status_note(fleet::Outcome const& outcome, bool access) {
  std::vector<std::string> notes{note_of(outcome), recorded_text(outcome)};
  if (access && !outcome.error) {
    auto const more = earning_notes(outcome);
    notes.insert(notes.end(), more.begin(), more.end());
  }
  std::erase(notes, std::string());
  return core::join(notes, "; ");
}

std::vector<std::string> const& link_states() {
  static std::vector<std::string> const k_states{"linked", "other-partner", "not-linked",
                                                 "unreadable"};
  return k_states;
}

FleetReport status_report(StatusView const& view) {
  bool const access = view.access;
  return {
      .schema = "partnerctl/status/1",
      .outcomes = {"linked", "other-partner", "not-linked", "unreadable", "skipped", "not-started"},
      .columns = status_columns(access),
      .object =
          [recorded = view.recorded, claims = view.claims](fleet::Outcome const& outcome) {
            return status_object(outcome, recorded, claims.get());
          },
      .cells =
          [access, claims = view.claims](fleet::Outcome const& outcome) {
            return status_cells(outcome, access, claims.get());
          },
      .shown = [only = view.only](
                   fleet::Outcome const& outcome) { return !only || outcome.action == *only; },
      .summarise =
          [access](core::Json& summary, std::vector<fleet::Outcome> const& outcomes) {
            summarise(summary, outcomes, access);
          }};
}

} // namespace partnerctl::cli
