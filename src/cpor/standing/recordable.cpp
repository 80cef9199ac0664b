#include "cpor/standing/conflicts.hpp"
#include "cpor/standing/source_words.hpp"
#include "cpor/standing/status_moves.hpp"
#include "cpor/standing/timeline.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/standing.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

using History = std::vector<Event>;
using Steps = std::vector<Step>;
using Reason = std::optional<std::string>;

constexpr std::array<Status, 8> k_recordable{
    Status::draft,    Status::submitted, Status::under_review, Status::partner_action_required,
    Status::approved, Status::rejected,  Status::disputed,     Status::rejected_final};

// The step of the event at that place of the history.
auto step_of(History const& history, std::size_t place, Timeline const& timeline) {
  return std::find_if(timeline.steps.begin(), timeline.steps.end(),
                      [&](Step const& step) { return step.word.event == &history[place]; });
}

bool is_impossible(History const& history, std::size_t place, Timeline const& timeline) {
  auto const step = step_of(history, place, timeline);
  return step != timeline.steps.end() && step->leap == Leap::impossible;
}

// A claim can be disputed for so long; how long ago it was rejected, only a source knows.
Reason too_late(Step const& step, Clocks const& clocks) {
  auto const& [word, before, how] = step;
  if (word.status != Status::disputed || before.known != Status::rejected) {
    return std::nullopt;
  }
  // A text that nothing is known of may have been the dispute already.
  auto const on = is_foreign(before.status) ? before.hidden_since : word.on;
  auto const last = core::plus_days(before.known_since, clocks.dispute_window_days);
  if (on <= last) {
    return std::nullopt;
  }
  return "the claim was rejected on " + core::format_date(before.known_since) + " (" +
         before.known_source + "): it could be disputed until " + core::format_date(last);
}

// What was to be recorded, and was not.
std::string wanted(Word const& word) {
  return quoted(word.text) + " for " + core::format_date(word.on);
}

Reason wrong_before(Step const& step, Clocks const& clocks) {
  if (step.leap == Leap::impossible) {
    return wanted(step.word) + " cannot follow " + said_of_known(step.before) +
           missing_between(place_of(step.before), step.word.status);
  }
  return too_late(step, clocks);
}

// Whether what is missing before a step can still be recorded. Not more is asked for than some way,
// however long: else two words that are both so could keep each other out.
bool can_be_mended(Step const& step) {
  auto const from = place_of(step.before);
  return !is_foreign(step.word.status) && step.word.event->kind != EventKind::handed_off &&
         leads_to(from.known, step.word.status, !from.was_disputed);
}

// What comes after, could come before the event was there, and cannot for anything that may yet be
// recorded between; not only what comes next, for a text that nothing is known of may stand there.
Reason wrong_after(History const& history, Steps::const_iterator step, Timeline const& timeline,
                   Clocks const& clocks) {
  History const without(history.begin(), history.end() - 1);
  auto const before = timeline_of(without, clocks);
  auto const is_spoilt = [&](Step const& later) {
    auto const place = static_cast<std::size_t>(later.word.event - history.data());
    return later.leap == Leap::impossible && !can_be_mended(later) &&
           !is_impossible(without, place, before);
  };
  auto const later = std::find_if(std::next(step), timeline.steps.end(), is_spoilt);
  if (later == timeline.steps.end()) {
    return std::nullopt;
  }
  return wanted(step->word) + " cannot be followed by " + said(later->word) +
         missing_between(place_of(later->before), later->word.status);
}

bool could_be_of_one_day(Difference const& difference) {
  auto const one = difference.word.status;
  auto const other = difference.counts->status;
  return !difference.impossible && (can_follow(one, other) || can_follow(other, one));
}

// Beside a text that nothing is known of anything could be, but for what stood before that day.
bool comes_of_before(Difference const& difference) {
  auto const before = place_of(difference.before);
  auto const behind = moved(before, *difference.counts);
  return !is_foreign(behind.status) || leap_to(before, difference.word) != Leap::impossible ||
         leap_to(behind, difference.word) != Leap::impossible;
}

Reason wrong_beside(Difference const& difference) {
  if (!could_be_of_one_day(difference)) {
    return wanted(difference.word) + " cannot have been on the day of " + said(*difference.counts);
  }
  if (!comes_of_before(difference)) {
    return wanted(difference.word) + " cannot follow " + said_of_known(difference.before) +
           missing_between(place_of(difference.before), difference.word.status);
  }
  return std::nullopt;
}

// What does not go with a file of Microsoft's for that day. What only differs from it may be
// recorded, and is a conflict until a later word.
Reason wrong_on_the_day(Event const& event, Timeline const& timeline) {
  for (auto const& difference : timeline.differences) {
    if (difference.word.event == &event && difference.counts) {
      return wrong_beside(difference);
    }
  }
  return std::nullopt;
}

// Why the last event of a history is not to be recorded.
Reason why_not(History const& history, Clocks const& clocks) {
  auto const timeline = timeline_of(history, clocks);
  auto const step = step_of(history, history.size() - 1, timeline);
  if (step == timeline.steps.end()) {
    return wrong_on_the_day(history.back(), timeline);
  }
  auto reason = wrong_before(*step, clocks);
  if (reason || std::next(step) == timeline.steps.end()) {
    return reason;
  }
  return wrong_after(history, step, timeline, clocks);
}

// Where the claim stood before its last event was so.
Status status_before(History const& history, Clocks const& clocks) {
  auto const timeline = timeline_of(history, clocks);
  auto const step = step_of(history, history.size() - 1, timeline);
  return step == timeline.steps.end() ? timeline.end.status : step->before.status;
}

// The statuses that could be recorded for the day instead, but for the one that it has.
std::string instead(History history, Clocks const& clocks) {
  auto const status = status_of(history.back().text);
  auto const before = status_before(history, clocks);
  std::vector<std::string> names;
  for (auto const candidate : k_recordable) {
    history.back().text = portal_name_of(candidate);
    if (candidate != status && candidate != before && !why_not(history, clocks)) {
      names.emplace_back(portal_name_of(candidate));
    }
  }
  auto const ending = "if the portal says otherwise, import its export";
  return names.empty()
             ? std::string("nothing can be recorded for that day; ") + ending
             : "for that day could be recorded: " + core::join(names, ", ") + "; " + ending;
}

void check_day(Event const& event, Clocks const& clocks) {
  bool const is_dated = event.recorded != core::TimePoint{};
  if (!event.on.ok() || (is_dated && event.on > day_of(event.recorded, clocks))) {
    throw core::usage_error(core::format_date(event.on) + " is no day on which it could be so yet",
                            "give the day on which the portal said it, today or before");
  }
}

} // namespace

void check_recordable(std::vector<Event> const& history, Event const& event, Clocks const& clocks) {
  if (is_of_file(event.source)) {
    return;
  }
  check_day(event, clocks);
  if (event.kind != EventKind::status) {
    return;
  }
  if (core::trim(event.text).empty()) {
    throw core::usage_error("the status is empty", "give the portal's own words");
  }
  auto with = counting_events(history);
  with.push_back(event);
  if (auto const reason = why_not(with, clocks)) {
    throw core::usage_error(*reason, instead(std::move(with), clocks));
  }
}

} // namespace partnerctl::cpor
