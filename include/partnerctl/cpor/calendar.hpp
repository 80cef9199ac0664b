#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/cpor/deadlines.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// One entry of a calendar: a deadline, and the customer that it is about.
struct CalendarEntry {
  Deadline deadline{};
  std::string customer{};
};

// An iCalendar file (RFC 5545): a whole-day event a deadline with an alarm the day before. The same
// deadline has the same UID in every file, so that importing it again moves the entry. Lines end
// with CRLF and are folded at 75 octets, never within a character. now: its DTSTAMP.
std::string to_ics(std::vector<CalendarEntry> const& entries, core::TimePoint now);

} // namespace partnerctl::cpor
