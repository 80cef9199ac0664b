#pragma once

#include "partnerctl/cpor/event.hpp"
#include "partnerctl/cpor/status.hpp"

#include <cstddef>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What an event says of the status. It points into the history that it was made from.
struct Word {
  Status status = Status::unknown;
  // As it is shown: the portal's words, or ours.
  std::string text{};
  core::Date on{};
  // What was done or came to pass, of which somebody knows at first hand; else what the portal
  // showed on that day.
  bool is_act = false;
  // Of a source whose words of a day were written down in the order in which they were so: a
  // person's or this program's. A file has none.
  bool has_order = false;
  Event const* event = nullptr;
};

// The words on the status, by day, those of one day as they were written down; without undated ones
// that the same file says with a day.
std::vector<Word> words_of(std::vector<Event> const& history);

// The day that an event counts for: its own; where that is no day, or lies after the moment at
// which it was written down (a wrong column, a wrong clock), the day of that moment. Otherwise one
// wrong year would outlast every later word.
core::Date day_that_counts(Event const& event);

// By day, of one day the more trusted source last, else as they were written down.
std::vector<Event const*> by_day_and_trust(std::vector<Event> const& history);

} // namespace partnerctl::cpor
