#include "partnerctl/cpor/standing.hpp"

#include "cpor/standing/conflicts.hpp"
#include "cpor/standing/consent.hpp"
#include "cpor/standing/timeline.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

namespace partnerctl::cpor {
namespace {

// The latest that are there; a word without them takes nothing back.
void add_number_and_comment(Standing& standing, std::vector<Event> const& history) {
  for (auto const* event : by_day_and_trust(history)) {
    if (!event->portal_number.empty()) {
      standing.portal_number = event->portal_number;
    }
    bool const is_word = event->kind == EventKind::status || event->kind == EventKind::consent ||
                         event->kind == EventKind::association;
    if (is_word && !event->comment.empty()) {
      standing.comment = event->comment;
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
          .as_of = stand.on,
          .recorded = stand.recorded,
          .submitted = stand.submitted,
          .approved = stand.approved,
          .was_disputed = stand.was_disputed};
}

} // namespace

Standing standing_of(std::vector<Event> const& all, Clocks const& clocks, core::Date today) {
  auto const history = counting_events(all);
  auto const timeline = timeline_of(history);
  auto standing = standing_at(timeline.end);
  standing.conflicts = conflicts_of(history, timeline);
  add_number_and_comment(standing, history);
  add_consent(standing, history, timeline, clocks, today);
  return standing;
}

} // namespace partnerctl::cpor
