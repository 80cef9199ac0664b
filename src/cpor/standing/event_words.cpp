#include "cpor/standing/event_words.hpp"

#include "cpor/standing/status_words.hpp"
#include "cpor/standing/undated.hpp"

#include <algorithm>
#include <tuple>

namespace partnerctl::cpor {
namespace {

// The partner knows of its own acts, whatever an export of the same day still shows.
bool is_act(Event const& event, Status status) {
  bool const is_own = event.source == Source::record || event.source == Source::local;
  bool const is_doing = status == Status::draft || status == Status::handed_off ||
                        status == Status::submitted || status == Status::disputed;
  return is_own && (is_doing || tells_of_an_act(event.text));
}

Word status_word(Event const& event) {
  auto const status = status_of(event.text);
  return {.status = status,
          .text = event.text,
          .on = day_that_counts(event),
          .is_act = is_act(event, status),
          .event = &event};
}

Word own_word(Event const& event, Status status, std::string text) {
  return {.status = status,
          .text = std::move(text),
          .on = day_that_counts(event),
          .is_act = true,
          .event = &event};
}

void add_word(std::vector<Word>& words, Event const& event) {
  if (event.kind == EventKind::status) {
    words.push_back(status_word(event));
  } else if (event.kind == EventKind::handed_off) {
    words.push_back(
        own_word(event, Status::handed_off, std::string(portal_name_of(Status::handed_off))));
  } else if (event.kind == EventKind::association) {
    // Only an approved claim is associated; the report's word for it is "DateAssociated".
    words.push_back(own_word(event, Status::approved, "Associated"));
  }
}

} // namespace

core::Date day_that_counts(Event const& event) {
  if (event.recorded == core::TimePoint{}) {
    return event.on;
  }
  core::Date const written = std::chrono::floor<std::chrono::days>(event.recorded);
  // East of Greenwich it is tomorrow already, up to 14 hours.
  return event.on.ok() && event.on <= core::plus_days(written, 1) ? event.on : written;
}

std::vector<Word> words_of(std::vector<Event> const& history) {
  std::vector<Word> words;
  for (auto const* event : without_superseded(history)) {
    add_word(words, *event);
  }
  std::stable_sort(words.begin(), words.end(), [](Word const& a, Word const& b) {
    return std::tie(a.on, a.event->recorded) < std::tie(b.on, b.event->recorded);
  });
  return words;
}

std::vector<Event const*> by_day_and_trust(std::vector<Event> const& history) {
  std::vector<Event const*> events;
  events.reserve(history.size());
  for (auto const& event : history) {
    events.push_back(&event);
  }
  auto const key = [](Event const& event) {
    return std::tuple(day_that_counts(event), event.source, event.recorded);
  };
  std::stable_sort(events.begin(), events.end(),
                   [&](Event const* a, Event const* b) { return key(*a) < key(*b); });
  return events;
}

} // namespace partnerctl::cpor
