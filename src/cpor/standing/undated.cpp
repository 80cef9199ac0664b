#include "cpor/standing/undated.hpp"

#include "partnerctl/cpor/evidence.hpp"

#include <algorithm>
#include <array>
#include <set>
#include <tuple>
#include <utility>

namespace partnerctl::cpor {
namespace {

// Where it stands, and a status that comes before that as well as after it. That Microsoft asks
// (again) is not among them: who overlooks that loses the claim, and who looks once more does not.
constexpr std::array<std::pair<Status, Status>, 5> k_either{
    {{Status::under_review, Status::submitted},
     {Status::partner_action_required, Status::submitted},
     {Status::partner_action_required, Status::under_review},
     {Status::disputed, Status::submitted},
     {Status::disputed, Status::rejected}}};

// That nobody recorded a submission says nothing against what the portal shows.
bool awaits_submission(Status status) {
  return status == Status::draft || status == Status::handed_off ||
         status == Status::partner_action_required;
}

// Whether any claim that stands there was so, though nobody may have seen it.
bool is_passed_by_all(Stand const& stand, Status status) {
  bool const is_at_portal = stand.known != Status::draft && stand.known != Status::handed_off;
  return (status == Status::submitted && is_at_portal) ||
         (status == Status::under_review && is_at_portal && stand.known != Status::submitted) ||
         (status == Status::rejected && stand.was_disputed);
}

bool was_seen(Timeline const& timeline, Status status) {
  return std::any_of(timeline.steps.begin(), timeline.steps.end(),
                     [&](Step const& step) { return step.word.status == status; });
}

Undated as_of_before(Timeline const& timeline, Status status) {
  auto const& stand = timeline.end;
  bool const was_so = was_seen(timeline, status) || is_passed_by_all(stand, status);
  return was_so && leads_to(status, stand.known, stand.was_disputed) ? Undated::older
                                                                     : Undated::contradicts;
}

// A text that nothing is known of hides moves where a day is known for it. One without a day may be
// of before as well, and then hides none.
Place place_seen(Timeline const& timeline) {
  auto place = place_of(timeline.end);
  auto const& steps = timeline.steps;
  auto const known = std::find_if(steps.rbegin(), steps.rend(),
                                  [](Step const& step) { return !is_foreign(step.word.status); });
  bool const is_hidden = std::any_of(
      steps.rbegin(), known, [](Step const& step) { return !is_undated(*step.word.event); });
  place.status = is_hidden ? place.status : place.known;
  return place;
}

// What there was before, an older copy shows as well. A decision is too much to be taken back by
// that, and so is what only hidden moves lead back to; that it is under review again is not.
bool is_no_news(Timeline const& timeline, Word const& word) {
  auto const& stand = timeline.end;
  bool const is_decision = word.status == Status::approved || word.status == Status::rejected;
  bool const is_far = leap(stand.known, word.status) == Leap::impossible;
  return word.status != stand.known && (is_decision || is_far) &&
         (was_seen(timeline, word.status) || is_passed_by_all(stand, word.status));
}

using Said = std::tuple<std::string_view, EventKind, std::string_view>;

Said said_by(Event const& event) {
  return {event.source_sha256, event.kind, event.text};
}

} // namespace

bool is_undated(Event const& event) {
  return is_of_file(event.source) && !undated_words(event).empty();
}

std::string comment_of(Event const& event) {
  return is_undated(event) ? comment_of_source(event) : event.comment;
}

std::vector<Event const*> without_superseded(std::vector<Event> const& history) {
  std::set<Said> dated;
  for (auto const& event : history) {
    if (!event.source_sha256.empty() && !is_undated(event)) {
      dated.insert(said_by(event));
    }
  }
  std::vector<Event const*> events;
  for (auto const& event : history) {
    if (!is_undated(event) || !dated.contains(said_by(event))) {
      events.push_back(&event);
    }
  }
  return events;
}

Undated undated_as(Timeline const& timeline, Word const& word) {
  auto const& stand = timeline.end;
  if (!is_undated(*word.event) || !stand.is_dated || is_foreign(word.status)) {
    return Undated::goes_on;
  }
  if (std::find(k_either.begin(), k_either.end(), std::pair(stand.known, word.status)) !=
      k_either.end()) {
    return as_of_before(timeline, word.status);
  }
  bool const lacks_submission =
      awaits_submission(stand.known) && leap(Status::submitted, word.status) != Leap::impossible;
  if (!lacks_submission && leap_to(place_seen(timeline), word) == Leap::impossible) {
    return as_of_before(timeline, word.status);
  }
  return is_no_news(timeline, word) ? Undated::either : Undated::goes_on;
}

} // namespace partnerctl::cpor
