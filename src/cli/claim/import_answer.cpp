#include "cli/claim/import_answer.hpp"

#include "cli/fleet_report.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

#include <array>
#include <map>

namespace partnerctl::cli {
namespace {

using terminal::Tone;

// One line of the answer, whatever it is about.
struct Line {
  std::string result{};
  Tone tone = Tone::plain;
  std::string claim{};
  std::size_t line = 0;
  std::string status{};
  std::string was{};
  std::string note{};
  std::string matched_by{};
  std::string customer{};
  std::string tenant{};
  std::string number{};
};

// An older word, or one that a more trusted one of its day outweighs, is kept and moves nothing.
std::string result_of(cpor::Update const& update) {
  if (update.event.kind == cpor::EventKind::association) {
    return "association";
  }
  if (update.status_before != update.status_after) {
    return "updated";
  }
  auto const said = cpor::status_of(update.event.text);
  bool const is_foreign = said == cpor::Status::other || said == cpor::Status::unknown;
  if (update.event.kind == cpor::EventKind::consent ||
      (is_foreign && cpor::consent_of(update.event.text))) {
    return "consent";
  }
  bool const says_it = is_foreign ? update.event.text == update.status_after
                                  : said == cpor::status_of(update.status_after);
  return says_it ? "confirmed" : "kept";
}

std::string note_of(cpor::Update const& update, std::string const& result) {
  if (result == "association") {
    return "attributed: " + update.event.text;
  }
  if (result == "consent") {
    return "the customer's consent: " + update.event.text;
  }
  if (result == "kept") {
    return update.event.text + " on " + core::format_date(update.event.on) +
           (cpor::undated_words(update.event).empty()
                ? ", which a later or a more trusted word outweighs"
                : ", which moves nothing: it may be older, and a dated word stands");
  }
  return update.event.comment;
}

// The note, and that nobody says the day, where nobody does.
std::string full_note_of(cpor::Update const& update, std::string const& result) {
  auto note = note_of(update, result);
  auto const undated = cpor::undated_words(update.event);
  if (note.ends_with(undated)) {
    return note;
  }
  return note.append(note.empty() ? "" : "; ").append(undated);
}

Line line_of(cpor::Update const& update) {
  auto const result = result_of(update);
  bool const changes = update.status_before != update.status_after;
  return {.result = result,
          .tone = changes                 ? Tone::changed
                  : result == "confirmed" ? Tone::good
                                          : Tone::plain,
          .claim = update.claim,
          .line = update.line,
          .status = update.status_after,
          .was = changes ? update.status_before : std::string(),
          .note = full_note_of(update, result),
          .matched_by = std::string(cpor::to_string(update.by)),
          .number = update.event.portal_number};
}

Line line_of(cpor::EvidenceRow const& row) {
  return {.result = "no-claim",
          .tone = Tone::warning,
          .line = row.line,
          .status = row.status,
          .note = "no claim here is for it" +
                  (row.workloads.empty() ? "" : ": " + core::join(row.workloads, ", ")),
          .customer = row.customer_name,
          .tenant = row.customer_tenant_id,
          .number = row.portal_number};
}

std::vector<Line> lines_of(cpor::Reconciliation const& found) {
  std::vector<Line> lines;
  for (auto const& update : found.updates) {
    lines.push_back(line_of(update));
  }
  for (auto const& conflict : found.conflicts) {
    lines.push_back({.result = "conflict",
                     .tone = Tone::bad,
                     .claim = conflict.claim,
                     .line = conflict.line,
                     .note = conflict.says});
  }
  for (auto const& row : found.without_claim) {
    lines.push_back(line_of(row));
  }
  for (auto const& [claim, line] : found.without_status) {
    lines.push_back({.result = "no-status",
                     .tone = Tone::warning,
                     .claim = claim,
                     .line = line,
                     .note = "the row says neither a status nor a consent"});
  }
  for (auto const& [claim, workloads] : found.without_association) {
    lines.push_back({.result = "not-in-file",
                     .tone = Tone::warning,
                     .claim = claim,
                     .note = workloads.empty() ? "the file, which would have it, does not"
                                               : "the file has others of its workloads, but not " +
                                                     core::join(workloads, ", ")});
  }
  return lines;
}

// Whose a claim is, where the line has it from no row.
std::vector<Line> with_customers(std::vector<Line> lines,
                                 std::vector<cpor::KeptClaim> const& claims) {
  std::map<std::string, cpor::KeptClaim const*> by_id;
  for (auto const& kept : claims) {
    by_id.emplace(kept.id, &kept);
  }
  for (auto& line : lines) {
    if (auto const kept = by_id.find(line.claim); kept != by_id.end()) {
      line.customer = customer_of(kept->second->claim);
      line.tenant = kept->second->claim.customer_tenant_id;
    }
  }
  return lines;
}

core::Json object_of(Line const& line) {
  return {{"result", line.result},
          {"claim", text_or_null(line.claim)},
          {"line", line.line == 0 ? core::Json() : core::Json(line.line)},
          {"status", text_or_null(line.status)},
          {"was", text_or_null(line.was)},
          {"note", text_or_null(line.note)},
          {"matchedBy", text_or_null(line.matched_by)},
          {"customer", text_or_null(line.customer)},
          {"tenantId", text_or_null(line.tenant)},
          {"portalNumber", text_or_null(line.number)}};
}

std::vector<output::Cell> cells_of(Line const& line) {
  return {{line.result, line.tone},
          {line.claim},
          {line.line == 0 ? std::string() : std::to_string(line.line)},
          {line.status},
          {line.was},
          {line.note},
          {line.matched_by},
          {line.customer},
          {line.tenant},
          {line.number}};
}

std::string_view to_string(cpor::DayBy by) {
  constexpr std::array<std::string_view, 3> k_names{"person", "file", "import"};
  return k_names.at(static_cast<std::size_t>(by));
}

core::Json summary_of(cpor::Reconciliation const& found, cpor::Evidence const& evidence,
                      bool dry_run) {
  return {{"dryRun", dry_run},
          {"file", evidence.name},
          {"sha256", evidence.sha256},
          {"source", cpor::to_string(evidence.source)},
          {"day", core::format_date(evidence.day)},
          {"dayBy", to_string(evidence.day_by)},
          {"rows", evidence.rows.size()},
          {"matched", found.matched},
          {"updates", found.updates.size()},
          {"unchanged", found.unchanged},
          {"conflicts", found.conflicts.size()},
          {"withoutClaim", found.without_claim.size()},
          {"withoutStatus", found.without_status.size()},
          {"withoutAssociation", found.without_association.size()},
          {"unknownColumns", evidence.unknown_columns},
          {"remarks", evidence.remarks}};
}

} // namespace

std::vector<output::Column> import_columns() {
  return {{"result"},
          {"claim"},
          {"line"},
          {"status"},
          {"was"},
          {"note"},
          {"matched_by", false},
          {"customer", false},
          {"tenant_id", false},
          {"portal_number", false}};
}

ClaimAnswer import_answer(cpor::Reconciliation const& found, cpor::Evidence const& evidence,
                          std::vector<cpor::KeptClaim> const& claims, bool dry_run) {
  auto const lines =
      std::make_shared<std::vector<Line> const>(with_customers(lines_of(found), claims));
  ClaimAnswer answer{
      .schema = "partnerctl/claim-import/1",
      .list = "results",
      .summary = [&found, &evidence, dry_run] { return summary_of(found, evidence, dry_run); },
      .size = lines->size(),
      .object = [lines](std::size_t i) { return object_of(lines->at(i)); },
      .columns = import_columns()};
  for (auto const& line : *lines) {
    answer.rows.push_back(cells_of(line));
  }
  return answer;
}

} // namespace partnerctl::cli
