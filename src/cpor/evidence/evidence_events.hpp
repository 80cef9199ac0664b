#pragma once

#include "cpor/evidence/found_rows.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::cpor {

struct NewEvent {
  Event event{};
  MatchedBy by = MatchedBy::number;
  std::size_t line = 0;
};

// What the rows of one claim add to its history.
struct EventsOfRows {
  // By the day on which they were so.
  std::vector<NewEvent> events{};
  // Rows that say nothing which the history does not have.
  std::size_t unchanged = 0;
  std::vector<Conflict> conflicts{};
};

// Who imports what, and when.
struct Import {
  Evidence const& evidence;
  core::TimePoint now{};
  std::string by{};
};

// Of an export: a status, a customer's answer, or both, a row. Rows of one day that differ, and
// that no number holds together, are a conflict.
EventsOfRows events_of_export(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                              Import const& import);
// Of a usage report: one association for each workload and number, with the latest day.
EventsOfRows events_of_report(KeptClaim const& kept, std::vector<FoundRow> const& rows,
                              Import const& import);

// The row's day, else the file's.
core::Date day_of_row(EvidenceRow const& row, Evidence const& evidence);

} // namespace partnerctl::cpor
