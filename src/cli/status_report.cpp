#include "cli/status_report.hpp"

#include "cli/link_report.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/time.hpp"
#include "partnerctl/pal/client.hpp"

#include <nlohmann/json.hpp>

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

// CPOR, DUE and CHANGE stand in the contract's columns and are empty until claims and runs are
// kept.
std::vector<output::Column> status_columns() {
  return {{"tenant"},
          {"name"},
          {"pal"},
          {"partner"},
          {"since"},
          {"identity"},
          {"read"},
          {"cpor"},
          {"due"},
          {"note"},
          {"tenant_id", false},
          {"object_id", false},
          {"change", false},
          {"error_kind", false},
          {"error_code", false}};
}

std::vector<output::Cell> status_cells(fleet::Outcome const& outcome) {
  auto const error = outcome.error.value_or(core::Error{});
  return {{outcome.tenant},
          {outcome.name},
          {outcome.action, tone_of(outcome.action)},
          {outcome.after},
          time_cell(outcome.since),
          {outcome.identity},
          time_cell(outcome.read_at),
          {},
          {},
          {note_of(outcome)},
          {outcome.tenant_id},
          {outcome.object_id},
          {},
          {outcome.error ? std::string(core::to_string(error.kind)) : ""},
          {error.code}};
}

core::Json status_object(fleet::Outcome const& outcome) {
  return {{"tenant", outcome.tenant},
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
          {"reason", text_or_null(outcome.reason)},
          {"requestId", text_or_null(outcome.request_id)},
          {"attempts", outcome.attempts},
          {"durationMs", outcome.duration.count()},
          {"error", error_json(outcome.error)}};
}

} // namespace

std::vector<std::string> const& link_states() {
  static std::vector<std::string> const k_states{"linked", "other-partner", "not-linked",
                                                 "unreadable"};
  return k_states;
}

FleetReport status_report(std::optional<std::string> const& only) {
  return {
      .schema = "partnerctl/status/1",
      .outcomes = {"linked", "other-partner", "not-linked", "unreadable", "skipped", "not-started"},
      .columns = status_columns(),
      .object = status_object,
      .cells = status_cells,
      .shown = [only](fleet::Outcome const& outcome) { return !only || outcome.action == *only; }};
}

void read_link(TenantWork& tenant, core::Clock const& clock) {
  auto& outcome = tenant.outcome;
  auto const& wanted = tenant.assignment.partner_id;
  outcome.wanted = wanted ? wanted->text() : "";
  auto const reading = core::attempt([&] {
    auto read = pal::Client(tenant.send, tenant.context).read();
    tenant.identified(read.identity);
    return read;
  });
  outcome.read_at = clock.now();
  if (!reading) {
    outcome.action = "unreadable";
    outcome.error = reading.error;
    return;
  }
  note_reading(*reading.value, outcome);
  if (!reading.value->link) {
    outcome.action = "not-linked";
  } else if (wanted && reading.value->link->partner_id != *wanted) {
    outcome.action = "other-partner";
    outcome.reason = "linked to " + outcome.after + ", not to " + outcome.wanted;
  } else {
    outcome.action = "linked";
  }
}

} // namespace partnerctl::cli
