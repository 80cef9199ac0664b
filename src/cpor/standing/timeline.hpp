#pragma once

#include "cpor/standing/event_words.hpp"
#include "cpor/standing/status_moves.hpp"
#include "partnerctl/cpor/clocks.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// Where a claim stands between two words.
struct Stand {
  Status status = Status::draft;
  std::string text{};
  core::Date since{};
  std::string since_source{};
  // Of the latest word.
  core::Date on{};
  Source source = Source::local;
  std::string source_name{};
  core::TimePoint recorded{};

  std::optional<core::Date> submitted{};
  std::optional<core::Date> approved{};
  bool was_disputed = false;

  // The last status that the table knows, and since when: it goes on behind a text that nothing is
  // known of, so that no such text gives a clock more time, or makes way for what could not follow.
  Status known = Status::draft;
  std::string known_text{};
  core::Date known_since{};
  std::string known_source{};
  // No source says the day of that: it may have been before.
  bool is_at_latest = false;
  // Some source says a day on which it was so: no undated word outranks that.
  bool is_dated = true;
  // Where such a text stands: the day of the first one since.
  core::Date hidden_since{};
  // The last day on which the portal showed that it is not approved.
  core::Date unapproved_on{};
};

// What decides of what can follow.
struct Place {
  Status status = Status::draft;
  Status known = Status::draft;
  bool was_disputed = false;
};
Place place_of(Stand const& stand);
Place moved(Place const& from, Word const& word);

struct Step {
  Word word{};
  Stand before{};
  Leap leap = Leap::direct;
};

// A word that does not count, since it does not go with a more trusted one of the same day; where
// there is none, with what stood.
struct Difference {
  Word word{};
  std::optional<Word> counts{};
  Stand before{};
  // It could not have been so; else it could, at another hour of that day, or on another day than
  // its own, which no source says.
  bool impossible = false;
};

struct Timeline {
  std::vector<Step> steps{};
  std::vector<Difference> differences{};
  Stand end{};
};

// The words of a history in the order in which they were so. clocks: in whose zone a record is of
// which day.
Timeline timeline_of(std::vector<Event> const& history, Clocks const& clocks);

// How a word comes upon a status: as the table of moves says; besides, a claim is disputed once,
// and a pack that is written while Microsoft has the claim moves nothing. Behind a text that
// nothing is known of may be any number of moves from the last status that is known, but no other.
Leap leap_to(Place const& from, Word const& word);

} // namespace partnerctl::cpor
