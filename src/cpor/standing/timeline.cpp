#include "cpor/standing/timeline.hpp"

#include "cpor/standing/associated.hpp"
#include "cpor/standing/day_order.hpp"
#include "cpor/standing/day_words.hpp"
#include "cpor/standing/source_words.hpp"
#include "cpor/standing/undated.hpp"

#include <algorithm>
#include <iterator>

namespace partnerctl::cpor {
namespace {

// Before any word: it was made here. The day of that is no word on the status, for a claim may well
// be entered here long after it was approved.
Stand beginning(std::vector<Event> const& history) {
  auto const made = std::find_if(history.begin(), history.end(), [](Event const& event) {
    return event.kind == EventKind::created;
  });
  Stand stand{.text = std::string(portal_name_of(Status::draft))};
  if (made != history.end()) {
    stand.since = stand.on = day_that_counts(*made);
    stand.source = made->source;
    stand.source_name = name_of_source(*made);
    stand.recorded = made->recorded;
  }
  stand.since_source = source_words(stand.status, stand.source, stand.source_name, stand.on);
  stand.known_text = stand.text;
  stand.known_since = stand.since;
  stand.known_source = stand.since_source;
  return stand;
}

// Since when a word says that it is so: a report is of its own day, and knows since when the claim
// has been associated. Where the portal showed something else since, that was another time.
core::Date begin_of(Stand const& stand, Word const& word) {
  auto const since = associated_since(*word.event);
  bool const is_of_now =
      since && *since <= word.on && (!stand.unapproved_on.ok() || *since >= stand.unapproved_on);
  return is_of_now ? *since : word.on;
}

void begin_known(Stand& stand, Word const& word, std::string const& source) {
  auto const begin = begin_of(stand, word);
  bool const was_dated = word.status == stand.known && stand.is_dated;
  stand.is_dated = was_dated || !is_undated(*word.event);
  // A draft may be older than its entry here.
  bool const is_earlier = !stand.known_since.ok() || begin < stand.known_since;
  if (word.status == stand.known && !is_earlier) {
    return;
  }
  stand.known = word.status;
  stand.known_text = word.text;
  stand.known_since = begin;
  stand.known_source = source;
  stand.is_at_latest = begin == word.on && is_undated(*word.event);
  if (word.status == Status::submitted) {
    stand.submitted = begin;
  } else if (word.status == Status::approved) {
    stand.approved = begin;
  }
}

void set_since(Stand& stand, Word const& word) {
  auto const source =
      source_words(word.status, word.event->source, name_of_source(*word.event), word.on);
  if (!is_foreign(word.status)) {
    begin_known(stand, word, source);
    stand.since = stand.known_since;
    stand.since_source = stand.known_source;
  } else if (word.status != stand.status || word.text != stand.text) {
    stand.since = word.on;
    stand.since_source = source;
  }
}

// A person's word on what was done has the day of the record where they gave none.
bool has_own_day(Word const& word, Clocks const& clocks) {
  return !word.is_act || word.on < day_of(word.event->recorded, clocks);
}

bool shows_unapproved(Word const& word, Clocks const& clocks) {
  bool const says_nothing = word.status == Status::draft || word.status == Status::handed_off ||
                            word.status == Status::approved || is_foreign(word.status);
  return !says_nothing && has_own_day(word, clocks);
}

Stand after(Stand stand, Word const& word, Clocks const& clocks) {
  stand.was_disputed = moved(place_of(stand), word).was_disputed;
  if (!is_foreign(stand.status)) {
    stand.hidden_since = word.on;
  }
  set_since(stand, word);
  if (shows_unapproved(word, clocks)) {
    stand.unapproved_on = word.on;
  }
  stand.status = word.status;
  stand.text = word.text;
  stand.on = word.on;
  stand.source = word.event->source;
  stand.source_name = name_of_source(*word.event);
  stand.recorded = word.event->recorded;
  return stand;
}

// What the customer answers is kept apart from where the claim stands, where that is known.
bool is_of_consent_alone(Word const& word, Status stands) {
  bool const is_at_portal =
      stands != Status::draft && stands != Status::handed_off && !is_foreign(stands);
  return is_at_portal && word.status == Status::other && consent_of(word.text).has_value();
}

void take(Timeline& timeline, DayOrder day, Clocks const& clocks) {
  std::move(day.differences.begin(), day.differences.end(),
            std::back_inserter(timeline.differences));
  for (auto& word : day.words) {
    if (is_of_consent_alone(word, timeline.end.status)) {
      continue;
    }
    auto next = after(timeline.end, word, clocks);
    auto const how = leap_to(place_of(timeline.end), word);
    timeline.steps.push_back(
        {.word = std::move(word), .before = std::move(timeline.end), .leap = how});
    timeline.end = std::move(next);
  }
}

// Of undated words of one day those that count; of the others is said what is not known to be an
// older one.
std::vector<Word> without_older(Timeline& timeline, std::vector<Word> words) {
  auto const older = std::stable_partition(words.begin(), words.end(), [&](Word const& word) {
    return undated_as(timeline, word) == Undated::goes_on;
  });
  for (auto const& word : each_once({older, words.end()})) {
    auto const as = undated_as(timeline, word);
    if (as != Undated::older) {
      timeline.differences.push_back(
          {.word = word, .before = timeline.end, .impossible = as == Undated::contradicts});
    }
  }
  words.erase(older, words.end());
  return words;
}

} // namespace

Place place_of(Stand const& stand) {
  return {.status = stand.status, .known = stand.known, .was_disputed = stand.was_disputed};
}

Place moved(Place const& from, Word const& word) {
  if (is_foreign(word.status)) {
    return {.status = word.status, .known = from.known, .was_disputed = from.was_disputed};
  }
  // What only a dispute leads to behind a text that nothing is known of: it is used up.
  bool const is_hidden = is_foreign(from.status) && leads_to(from.known, word.status, true) &&
                         !leads_to(from.known, word.status, false);
  return {.status = word.status,
          .known = word.status,
          .was_disputed = from.was_disputed || is_hidden || word.status == Status::disputed};
}

Leap leap_to(Place const& from, Word const& word) {
  bool const is_here = from.status == Status::draft || from.status == Status::handed_off;
  if (word.event->kind == EventKind::handed_off && !is_here) {
    return Leap::impossible;
  }
  bool const anew = word.status == Status::disputed && from.known != Status::disputed;
  if (anew && from.was_disputed) {
    return Leap::impossible;
  }
  if (from.known == Status::rejected && from.was_disputed &&
      word.status == Status::rejected_final) {
    // What cannot be disputed any more is final, whichever of its names the portal shows.
    return Leap::direct;
  }
  if (is_foreign(word.status) || !is_foreign(from.status)) {
    return leap(from.status, word.status);
  }
  if (!leads_to(from.known, word.status, !from.was_disputed)) {
    return Leap::impossible;
  }
  return leap(from.known, word.status) == Leap::direct ? Leap::direct : Leap::unobserved;
}

Timeline timeline_of(std::vector<Event> const& history, Clocks const& clocks) {
  Timeline timeline{.end = beginning(history)};
  auto words = words_of(history);
  for (auto begin = words.begin(); begin != words.end();) {
    auto const end =
        std::find_if(begin, words.end(), [&](Word const& word) { return word.on != begin->on; });
    // What is surely of the day first: the others differ from nothing, for they may be older.
    auto const middle = std::stable_partition(
        begin, end, [](Word const& word) { return !is_undated(*word.event); });
    take(timeline, order_of_day({begin, middle}, timeline.end), clocks);
    auto const undated = without_older(timeline, {middle, end});
    take(timeline, order_of_day(undated, timeline.end), clocks);
    begin = end;
  }
  return timeline;
}

} // namespace partnerctl::cpor
