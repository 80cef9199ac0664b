#include "partnerctl/cpor/reconcile.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/absent_claims.hpp"
#include "cpor/evidence/attribution.hpp"
#include "cpor/evidence/evidence_events.hpp"
#include "cpor/evidence/matching.hpp"
#include "cpor/evidence/taught_numbers.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>

namespace partnerctl::cpor {
namespace {

// One reading of a file against the ledger.
class Reconciler {
public:
  Reconciler(std::vector<KeptClaim> const& claims, Import const& import, Clocks const& clocks)
      : m_claims(claims), m_import(import), m_clocks(clocks), m_today(day_of(import.now, clocks)),
        m_matcher(claims, import.evidence, [this](std::size_t claim) { return is_open(claim); }) {}

  Reconciliation run() && {
    find_all();
    for (auto& [claim, rows] : m_rows) {
      apply(m_claims[claim], std::move(rows));
    }
    if (!m_import.evidence.lacks_rows) {
      m_result.without_association =
          absent_claims(m_claims, m_import.evidence, m_matcher, m_found, m_clocks);
    }
    sort_by_line();
    return std::move(m_result);
  }

private:
  bool is_report() const { return m_import.evidence.source == Source::usage_report; }
  // Attributed to the partner by other means than a claim.
  bool is_another_thing(EvidenceRow const& row) const {
    return is_report() && !is_by_claim(row.attribution);
  }

  bool is_open(std::size_t claim);
  void find_all();
  void find(EvidenceRow const& row, Match const& match);
  void apply(KeptClaim const& kept, std::vector<FoundRow> rows);
  void set_silent_aside(KeptClaim const& kept, std::vector<FoundRow>& rows);
  void add_updates(KeptClaim const& kept, std::vector<NewEvent> const& events);
  void add_odd_associations(KeptClaim const& kept, std::vector<FoundRow> const& rows);
  void add_conflict(std::string claim, std::size_t line, std::string says) {
    m_result.conflicts.push_back(
        {.claim = std::move(claim), .line = line, .says = std::move(says)});
  }
  void add_conflicts(std::vector<Conflict> conflicts) {
    std::move(conflicts.begin(), conflicts.end(), std::back_inserter(m_result.conflicts));
  }
  void sort_by_line();

  std::vector<KeptClaim> const& m_claims;
  Import const& m_import;
  Clocks const& m_clocks;
  core::Date m_today;
  std::map<std::size_t, bool> m_open;
  Matcher m_matcher;
  // By the claims' places, in their order.
  std::map<std::size_t, std::vector<FoundRow>> m_rows;
  RowsOfClaims m_found;
  Reconciliation m_result;
};

bool Reconciler::is_open(std::size_t claim) {
  auto const [known, is_new] = m_open.try_emplace(claim);
  if (is_new) {
    known->second = cpor::is_open(standing_of(m_claims[claim].history, m_clocks, m_today).status);
  }
  return known->second;
}

void Reconciler::find_all() {
  auto const& rows = m_import.evidence.rows;
  std::vector<Match> matches(rows.size());
  std::transform(rows.begin(), rows.end(), matches.begin(), [&](EvidenceRow const& row) {
    return is_another_thing(row) ? Match() : m_matcher.match(row);
  });
  teach_numbers(m_matcher, m_import.evidence, matches);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    find(rows[row], matches[row]);
  }
}

void Reconciler::find(EvidenceRow const& row, Match const& match) {
  if (is_another_thing(row)) {
    ++m_result.unchanged;
    return;
  }
  m_result.matched = m_result.matched || match.is_found();
  for (auto const claim : match.claims) {
    auto& sure = m_found[claim];
    if (match.conflict.empty()) {
      sure.push_back(&row);
    }
  }
  if (!match.conflict.empty()) {
    add_conflict(match.is_found() ? m_claims[match.claims.front()].id : "", row.line,
                 match.conflict);
  } else if (match.is_found()) {
    m_rows[match.claims.front()].push_back({.row = &row, .by = match.by});
  } else {
    m_result.without_claim.push_back(row);
  }
}

void Reconciler::apply(KeptClaim const& kept, std::vector<FoundRow> rows) {
  auto one = rows_of_one_claim(kept, std::move(rows), m_import.evidence.source);
  for (auto const& stranger : one.strangers) {
    m_result.without_claim.push_back(*stranger.row);
  }
  if (!is_report()) {
    set_silent_aside(kept, one.rows);
  }
  auto found = is_report() ? events_of_report(kept, one.rows, m_import)
                           : events_of_export(kept, one.rows, m_import);
  m_result.unchanged += found.unchanged;
  add_conflicts(std::move(one.conflicts));
  add_conflicts(std::move(found.conflicts));
  if (is_report()) {
    add_odd_associations(kept, one.rows);
  }
  add_updates(kept, found.events);
}

void Reconciler::set_silent_aside(KeptClaim const& kept, std::vector<FoundRow>& rows) {
  std::erase_if(rows, [&](FoundRow const& found) {
    bool const is_silent = found.row->status.empty() && found.row->consent.empty();
    if (is_silent) {
      m_result.without_status.push_back({.claim = kept.id, .line = found.row->line});
    }
    return is_silent;
  });
}

bool is_unassociated(Status status) {
  return status == Status::draft || status == Status::handed_off || status == Status::rejected ||
         status == Status::rejected_final;
}

// An association where by another word there is none: neither now nor on the report's day.
void Reconciler::add_odd_associations(KeptClaim const& kept, std::vector<FoundRow> const& rows) {
  auto const now = standing_without_associations(kept, m_clocks, m_today);
  if (!is_unassociated(now.status)) {
    return;
  }
  std::set<std::string> seen;
  std::map<core::Date, bool> odd_days;
  for (auto const& found : rows) {
    auto const day = day_of_row(*found.row, m_import.evidence);
    auto const workload = core::join(found.row->workloads, ", ");
    if (!odd_days.contains(day)) {
      odd_days[day] = is_unassociated(standing_without_associations(kept, m_clocks, day).status);
    }
    if (odd_days[day] && seen.insert(workload_key(workload)).second) {
      add_conflict(kept.id, found.row->line,
                   fmt::format("{} is associated with {} on {}, which is {} by another word, {}",
                               quoted_input(workload), kept.id, core::format_date(day),
                               quoted_input(now.text), source_text(now)));
    }
  }
}

void Reconciler::add_updates(KeptClaim const& kept, std::vector<NewEvent> const& events) {
  // A claim has a handful of them; a file that has thousands is not worth as many readings of them.
  constexpr std::size_t k_most_steps = 100;
  bool const each = events.size() <= k_most_steps;
  auto history = kept.history;
  auto const first = standing_of(history, m_clocks, m_today);
  auto before = first;
  std::map<std::string, std::size_t> lines_of_conflicts;
  for (auto const& [event, by, line] : events) {
    history.push_back(event);
    bool const is_last = &event == &events.back().event;
    auto after = each || is_last ? standing_of(history, m_clocks, m_today) : before;
    m_result.updates.push_back({.claim = kept.id,
                                .by = by,
                                .line = line,
                                .event = event,
                                .status_before = before.text,
                                .status_after = after.text});
    for (auto const& conflict : after.conflicts) {
      lines_of_conflicts.try_emplace(conflict, line);
    }
    before = std::move(after);
  }
  // What one row brings up, the next one may settle.
  for (auto const& conflict : before.conflicts) {
    auto const& known = first.conflicts;
    if (std::find(known.begin(), known.end(), conflict) == known.end()) {
      add_conflict(kept.id, lines_of_conflicts.at(conflict), conflict);
    }
  }
}

void Reconciler::sort_by_line() {
  auto const by_line = [](auto const& a, auto const& b) { return a.line < b.line; };
  std::stable_sort(m_result.conflicts.begin(), m_result.conflicts.end(), by_line);
  std::stable_sort(m_result.without_claim.begin(), m_result.without_claim.end(), by_line);
  std::stable_sort(m_result.without_status.begin(), m_result.without_status.end(), by_line);
}

// What is yet to come no source can know: as good as no day. Of tomorrow it may be by another zone.
Evidence without_days_to_come(Evidence evidence, core::Date today) {
  auto const last = core::plus_days(today, 1);
  for (auto& row : evidence.rows) {
    if (row.on && *row.on > last) {
      row.on.reset();
    }
  }
  return evidence;
}

} // namespace

Reconciliation reconcile(std::vector<KeptClaim> const& claims, Evidence const& read,
                         Clocks const& clocks, core::TimePoint now, std::string const& by) {
  auto const evidence = without_days_to_come(read, day_of(now, clocks));
  Import const import{.evidence = evidence, .now = now, .by = by};
  // A word that was withdrawn is new when a file says it again.
  auto counting = claims;
  for (auto& kept : counting) {
    kept.history = counting_events(kept.history);
  }
  return Reconciler(counting, import, clocks).run();
}

} // namespace partnerctl::cpor
