#include "partnerctl/cpor/standing.hpp"

#include "cpor/standing/conflicts.hpp"
#include "cpor/standing/consent.hpp"
#include "cpor/standing/timeline.hpp"
#include "cpor/standing/undated.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <tuple>
#include <utility>

namespace partnerctl::cpor {
namespace {

// The latest that is there; a word without one takes nothing back.
void add_number(Standing& standing, std::vector<Event> const& history) {
  for (auto const* event : by_day_and_trust(history)) {
    if (!event->portal_number.empty()) {
      standing.portal_number = event->portal_number;
    }
  }
}

// Where several things were recorded for the day on which it began to stand so: when the last of
// what was otherwise was written down.
core::TimePoint written_before(Standing const& standing, Timeline const& timeline) {
  core::TimePoint at{};
  for (auto const& [word, before, how] : timeline.steps) {
    bool const is_other = word.status != standing.status || word.text != standing.text;
    if (word.has_order && is_other && word.on == standing.since) {
      at = word.event->recorded;
    }
  }
  return at;
}

// The latest of the words that say the status as it stands, since it does.
void add_comment(Standing& standing, std::vector<Event> const& history, Timeline const& timeline) {
  auto const begin = std::pair(standing.since, written_before(standing, timeline));
  auto key = std::tuple(core::Date{}, Source::local, core::TimePoint{});
  for (auto const& word : words_of(history)) {
    bool const is_it = word.status == standing.status &&
                       (!is_foreign(word.status) || word.text == standing.text) &&
                       std::pair(word.on, word.event->recorded) >= begin;
    auto const other = std::tuple(word.on, word.event->source, word.event->recorded);
    auto comment = comment_of(*word.event);
    if (is_it && !comment.empty() && other >= key) {
      standing.comment = std::move(comment);
      key = other;
    }
  }
}

Standing standing_at(Stand const& stand) {
  return {.status = stand.status,
          .text = stand.text,
          .source = stand.source,
          .source_name = stand.source_name,
          .since = stand.since,
          .since_source = stand.since_source,
          .is_at_latest = stand.is_at_latest && !is_foreign(stand.status),
          .as_of = stand.on,
          .recorded = stand.recorded,
          .submitted = stand.submitted,
          .approved = stand.approved,
          .was_disputed = stand.was_disputed};
}

} // namespace

Standing standing_of(std::vector<Event> const& all, Clocks const& clocks, core::Date today) {
  auto const history = counting_events(all);
  auto const timeline = timeline_of(history, clocks);
  auto standing = standing_at(timeline.end);
  standing.conflicts = conflicts_of(history, timeline);
  add_number(standing, history);
  add_comment(standing, history, timeline);
  add_consent(standing, history, timeline, clocks, today);
  return standing;
}

} // namespace partnerctl::cpor
