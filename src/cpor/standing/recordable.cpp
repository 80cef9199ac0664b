#include "cpor/standing/conflicts.hpp"
#include "cpor/standing/source_words.hpp"
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
using Reason = std::optional<std::string>;

constexpr std::array<Status, 8> k_recordable{
    Status::draft,    Status::submitted, Status::under_review, Status::partner_action_required,
    Status::approved, Status::rejected,  Status::disputed,     Status::rejected_final};

// The step of the event at that place of the history.
auto step_of(History const& history, std::size_t place, Timeline const& timeline) {
  return std::find_if(timeline.steps.begin(), timeline.steps.end(),
                      [&](Step const& step) { return step.word.event == &history[place]; });
}

bool is_impossible(History const& history, std::size_t place) {
  auto const timeline = timeline_of(history);
  auto const step = step_of(history, place, timeline);
  return step != timeline.steps.end() && step->leap == Leap::impossible;
}

// A claim can be disputed for so long; how long ago it was rejected, only a source knows.
Reason too_late(Step const& step, Clocks const& clocks) {
  auto const& [word, before, how] = step;
  if (word.status != Status::disputed || before.status != Status::rejected) {
    return std::nullopt;
  }
  auto const last = core::plus_days(before.since, clocks.dispute_window_days);
  if (word.on <= last) {
    return std::nullopt;
  }
  return "the claim was rejected on " + core::format_date(before.since) + " (" +
         before.since_source + "): it could be disputed until " + core::format_date(last);
}

// What was to be recorded, and was not.
std::string wanted(Word const& word) {
  return quoted(word.text) + " for " + core::format_date(word.on);
}

Reason wrong_before(Step const& step, Clocks const& clocks) {
  if (step.leap == Leap::impossible) {
    return wanted(step.word) + " cannot follow " + said(step.before) +
           missing_between(step.before.status, step.before.was_disputed, step.word.status);
  }
  return too_late(step, clocks);
}

// What comes after, and could come before the event was there.
Reason wrong_after(History const& history, Step const& step, Step const& next) {
  auto const place = static_cast<std::size_t>(next.word.event - history.data());
  History const without(history.begin(), history.end() - 1);
  if (next.leap != Leap::impossible || is_impossible(without, place)) {
    return std::nullopt;
  }
  return wanted(step.word) + " cannot be followed by " + said(next.word) +
         missing_between(step.word.status, next.before.was_disputed, next.word.status);
}

bool could_be_of_one_day(Difference const& difference) {
  auto const one = difference.word.status;
  auto const other = difference.counts->status;
  return !difference.impossible && (can_follow(one, other) || can_follow(other, one));
}

// What does not go with a file of Microsoft's for that day. What only differs from it may be
// recorded, and is a conflict until a later word.
Reason wrong_on_the_day(Event const& event, Timeline const& timeline) {
  for (auto const& difference : timeline.differences) {
    bool const is_it = difference.word.event == &event && difference.counts;
    if (is_it && !could_be_of_one_day(difference)) {
      return wanted(difference.word) + " cannot have been on the day of " +
             said(*difference.counts);
    }
  }
  return std::nullopt;
}

// Why the last event of a history is not to be recorded.
Reason why_not(History const& history, Clocks const& clocks) {
  auto const timeline = timeline_of(history);
  auto const step = step_of(history, history.size() - 1, timeline);
  if (step == timeline.steps.end()) {
    return wrong_on_the_day(history.back(), timeline);
  }
  auto reason = wrong_before(*step, clocks);
  if (reason || std::next(step) == timeline.steps.end()) {
    return reason;
  }
  return wrong_after(history, *step, *std::next(step));
}

// Where the claim stood before its last event was so.
Status status_before(History const& history) {
  auto const timeline = timeline_of(history);
  auto const step = step_of(history, history.size() - 1, timeline);
  return step == timeline.steps.end() ? timeline.end.status : step->before.status;
}

// The statuses that could be recorded for the day instead, but for the one that it has.
std::string instead(History history, Clocks const& clocks) {
  auto const status = status_of(history.back().text);
  auto const before = status_before(history);
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
  bool const is_file =
      event.source == Source::portal_export || event.source == Source::usage_report;
  if (is_file) {
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
