#include "cpor/evidence/evidence_events.hpp"

#include "cpor/evidence/match_keys.hpp"
#include "cpor/standing/associated.hpp"
#include "partnerctl/core/folding.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace partnerctl::cpor {
namespace {

bool are_same_words(std::string const& a, std::string const& b) {
  return a == b || (!core::folded(a).empty() && core::folded(a) == core::folded(b));
}

// Where nobody says the day, the same bytes are the same file: that of the import is another one
// each time, and where somebody said it before, no other one is better. Bytes of which a person
// says another day, or that were written on another one, may well be another file.
bool is_same_day(Event const& known, Event const& fresh) {
  bool const is_same_file =
      !fresh.source_sha256.empty() && known.source_sha256 == fresh.source_sha256;
  auto const words = undated_words(fresh);
  bool const bytes_decide =
      words == undated_words(DayBy::import) || (!words.empty() && undated_words(known).empty());
  return known.on == fresh.on || (is_same_file && bytes_decide);
}

// Whether a known event says all that a new one would. A day that somebody says is more than one
// that nobody says.
bool says_the_same(Event const& known, Event const& fresh) {
  bool const is_known_better = undated_words(known).empty() || !undated_words(fresh).empty();
  if (!is_known_better || known.kind != fresh.kind || known.source != fresh.source ||
      !is_same_day(known, fresh)) {
    return false;
  }
  bool const has_number = fresh.portal_number.empty() ||
                          number_key(known.portal_number) == number_key(fresh.portal_number);
  auto const comment = comment_of_source(fresh);
  bool const has_comment = comment.empty() || comment_of_source(known) == comment ||
                           fresh.kind == EventKind::association;
  return has_number && has_comment && are_same_words(known.text, fresh.text);
}

Event new_event(EventKind kind, std::string text, EvidenceRow const& row, Import const& import) {
  return {.kind = kind,
          .text = std::move(text),
          .source = import.evidence.source,
          .source_name = import.evidence.name,
          .source_sha256 = import.evidence.sha256,
          .by = import.by,
          .on = day_of_row(row, import.evidence),
          .recorded = import.now,
          .portal_number = row.portal_number,
          .comment = row.comment};
}

// Collects the events of one claim, each once.
class Collector {
public:
  Collector(KeptClaim const& kept, Evidence const& evidence)
      : m_history(kept.history), m_day_by(evidence.day_by) {}

  // False where the history has it.
  bool add(Event event, FoundRow const& found) {
    if (!found.row->on) {
      mark_undated(event, m_day_by);
    }
    if (std::any_of(m_history.begin(), m_history.end(),
                    [&](Event const& known) { return says_the_same(known, event); })) {
      return false;
    }
    bool const is_new =
        std::none_of(m_result.events.begin(), m_result.events.end(),
                     [&](NewEvent const& other) { return says_the_same(other.event, event); });
    if (is_new) {
      m_result.events.push_back(
          {.event = std::move(event), .by = found.by, .line = found.row->line});
    }
    return true;
  }

  void count_unchanged(std::size_t rows) { m_result.unchanged += rows; }
  void add_conflict(Conflict conflict) { m_result.conflicts.push_back(std::move(conflict)); }

  EventsOfRows finish() && {
    std::stable_sort(m_result.events.begin(), m_result.events.end(),
                     [](NewEvent const& a, NewEvent const& b) {
                       return std::tie(a.event.on, a.line) < std::tie(b.event.on, b.line);
                     });
    return std::move(m_result);
  }

private:
  std::vector<Event> const& m_history;
  DayBy m_day_by;
  EventsOfRows m_result;
};

void add_words(Collector& collector, FoundRow const& found, Import const& import) {
  auto const& row = *found.row;
  bool is_new = false;
  if (!row.status.empty()) {
    is_new = collector.add(new_event(EventKind::status, row.status, row, import), found);
  }
  if (!row.consent.empty()) {
    auto event = new_event(EventKind::consent, row.consent, row, import);
    // The comment goes with the status.
    event.comment = row.status.empty() ? row.comment : "";
    is_new = collector.add(std::move(event), found) || is_new;
  }
  collector.count_unchanged(is_new ? 0 : 1);
}

// Two rows of one file and day that say two things of one claim.
bool are_at_odds(EvidenceRow const& a, EvidenceRow const& b) {
  return !are_same_words(a.status, b.status) || !are_same_words(a.consent, b.consent);
}

// Of the rows of one day those that are surely the claim's, without the less sure ones that differ
// from them; none where the sure ones differ.
std::vector<FoundRow> without_odds(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                                   Collector& collector) {
  auto const surest = *std::min_element(rows.begin(), rows.end(),
                                        [](auto const& a, auto const& b) { return a.by < b.by; });
  std::vector<FoundRow> kept_rows;
  for (auto const& found : rows) {
    if (!are_at_odds(*surest.row, *found.row)) {
      kept_rows.push_back(found);
      continue;
    }
    collector.add_conflict({.claim = kept.id,
                            .line = found.row->line,
                            .says = fmt::format("lines {} and {} fit {} on one day, and differ",
                                                surest.row->line, found.row->line, kept.id)});
    if (found.by == surest.by) {
      return {};
    }
  }
  return kept_rows;
}

// Rows of a report that are one association.
struct Association {
  std::string workload{};
  FoundRow latest{};
  std::set<std::size_t> lines{};
};

using Associations = std::map<std::pair<std::string, std::string>, Association>;

void add_association(Associations& associations, std::string const& workload, FoundRow const& found,
                     Evidence const& evidence) {
  auto& one = associations[{workload_key(workload), number_key(found.row->portal_number)}];
  one.lines.insert(found.row->line);
  bool const is_later = one.latest.row == nullptr ||
                        day_of_row(*one.latest.row, evidence) < day_of_row(*found.row, evidence);
  if (is_later) {
    one.workload = workload;
    one.latest = found;
  }
}

Associations associations_of(std::vector<FoundRow> const& rows, Evidence const& evidence) {
  Associations associations;
  for (auto const& found : rows) {
    for (auto const& workload : found.row->workloads) {
      if (!workload_key(workload).empty()) {
        add_association(associations, workload, found, evidence);
      }
    }
  }
  return associations;
}

} // namespace

core::Date day_of_row(EvidenceRow const& row, Evidence const& evidence) {
  return row.on.value_or(evidence.day);
}

EventsOfRows events_of_export(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                              Import const& import) {
  std::map<core::Date, std::vector<FoundRow>> days;
  for (auto const& found : rows) {
    days[day_of_row(*found.row, import.evidence)].push_back(found);
  }
  Collector collector(kept, import.evidence);
  for (auto const& [day, of_day] : days) {
    for (auto const& found : without_odds(kept, of_day, collector)) {
      add_words(collector, found, import);
    }
  }
  return std::move(collector).finish();
}

EventsOfRows events_of_report(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                              Import const& import) {
  Collector collector(kept, import.evidence);
  std::set<std::size_t> known;
  std::set<std::size_t> fresh;
  for (auto const& [key, association] : associations_of(rows, import.evidence)) {
    auto const& row = *association.latest.row;
    auto event = new_event(EventKind::association, association.workload, row, import);
    event.comment = row.associated ? associated_words(*row.associated) : "";
    auto& lines = collector.add(std::move(event), association.latest) ? fresh : known;
    lines.insert(association.lines.begin(), association.lines.end());
  }
  collector.count_unchanged(static_cast<std::size_t>(std::count_if(
      known.begin(), known.end(), [&](std::size_t line) { return !fresh.contains(line); })));
  return std::move(collector).finish();
}

} // namespace partnerctl::cpor
