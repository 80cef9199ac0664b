#include "cli/link_report.hpp"

#include <nlohmann/json.hpp>

#include <map>

namespace partnerctl::cli {
namespace {

std::vector<output::Column> link_columns() {
  return {{"tenant"},
          {"name"},
          {"result"},
          {"partner"},
          {"was"},
          {"note"},
          {"tenant_id", false},
          {"partner_name", false},
          {"identity", false},
          {"object_id", false},
          {"error_kind", false},
          {"error_code", false},
          {"hint", false},
          {"request_id", false}};
}

// The service's request ID of the call that decided: the one that failed, where one did and had an
// answer.
std::string deciding_request(fleet::Outcome const& outcome) {
  bool const failed = outcome.error && !outcome.error->request_id.empty();
  return failed ? outcome.error->request_id : std::string(outcome.request_id);
}

std::vector<output::Cell> link_cells(fleet::Outcome const& outcome) {
  auto const error = outcome.error.value_or(core::Error{});
  return {{outcome.tenant},
          {outcome.name},
          {outcome.action, tone_of(outcome.action)},
          {outcome.after},
          {outcome.before == outcome.after ? "" : outcome.before},
          {note_of(outcome)},
          {outcome.tenant_id},
          {outcome.after_name},
          {outcome.identity},
          {outcome.object_id},
          {outcome.error ? std::string(core::to_string(error.kind)) : ""},
          {error.code},
          {error.hint},
          {deciding_request(outcome)}};
}

core::Json link_object(fleet::Outcome const& outcome) {
  return {{"tenant", outcome.tenant},
          {"tenantId", text_or_null(outcome.tenant_id)},
          {"name", text_or_null(outcome.name)},
          {"action", outcome.action},
          {"wantedPartnerId", text_or_null(outcome.wanted)},
          {"partnerId", text_or_null(outcome.after)},
          {"partnerName", text_or_null(outcome.after_name)},
          {"previousPartnerId", text_or_null(outcome.before)},
          {"objectId", text_or_null(outcome.object_id)},
          {"reason", text_or_null(outcome.reason)},
          {"requestId", text_or_null(deciding_request(outcome))},
          {"attempts", outcome.attempts},
          {"durationMs", outcome.duration.count()},
          {"error", error_json(outcome.error)}};
}

FleetReport report(std::string const& command, std::vector<std::string> outcomes) {
  return {.schema = "partnerctl/" + command + "/1",
          .outcomes = std::move(outcomes),
          .columns = link_columns(),
          .object = link_object,
          .cells = link_cells};
}

} // namespace

FleetReport link_report() {
  return report("link-pal", {"linked", "unchanged", "replaced", "refused", "would-link",
                             "would-replace", "skipped", "failed", "not-started"});
}

FleetReport unlink_report() {
  return report("unlink-pal", {"unlinked", "not-linked", "would-unlink", "refused", "skipped",
                               "failed", "not-started"});
}

void note_reading(pal::Reading const& reading, fleet::Outcome& outcome) {
  outcome.request_id = reading.request_id;
  if (reading.link) {
    outcome.before = reading.link->partner_id.text();
    outcome.before_name = reading.link->partner_name;
    outcome.after = outcome.before;
    outcome.after_name = outcome.before_name;
    outcome.since = reading.link->created;
  }
}

void note_result(pal::Result const& result, fleet::Outcome& outcome) {
  outcome.action = pal::to_string(result.done);
  outcome.request_id = result.request_id;
  outcome.after = result.link ? result.link->partner_id.text() : "";
  outcome.after_name = result.link ? result.link->partner_name : "";
  outcome.since = result.link ? result.link->created : std::nullopt;
  if (result.done == pal::Done::refused) {
    outcome.reason = "linked to " + outcome.after +
                     (outcome.after_name.empty() ? "" : " (" + outcome.after_name + ")");
  }
}

terminal::Tone tone_of(std::string const& action) {
  using terminal::Tone;
  static std::map<std::string, Tone, std::less<>> const k_tones{{"linked", Tone::good},
                                                                {"unchanged", Tone::dim},
                                                                {"replaced", Tone::changed},
                                                                {"unlinked", Tone::changed},
                                                                {"not-linked", Tone::dim},
                                                                {"would-link", Tone::changed},
                                                                {"would-replace", Tone::changed},
                                                                {"would-unlink", Tone::changed},
                                                                {"refused", Tone::warning},
                                                                {"skipped", Tone::dim},
                                                                {"failed", Tone::bad},
                                                                {"not-started", Tone::warning},
                                                                {"other-partner", Tone::warning},
                                                                {"unreadable", Tone::bad}};
  auto const found = k_tones.find(action);
  return found == k_tones.end() ? Tone::plain : found->second;
}

std::string note_of(fleet::Outcome const& outcome) {
  return outcome.error ? outcome.error->message : std::string(outcome.reason);
}

} // namespace partnerctl::cli
