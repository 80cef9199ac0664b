#include "partnerctl/cpor/withdrawal.hpp"

#include <algorithm>
#include <cstddef>

namespace partnerctl::cpor {
namespace {

bool is_word(Event const& event) {
  return event.kind == EventKind::status || event.kind == EventKind::consent ||
         event.kind == EventKind::association;
}

struct Counted {
  // The places of words that count, as they were written down.
  std::vector<std::size_t> words{};
  std::vector<bool> counts{};
};

Counted counted(std::vector<Event> const& history) {
  Counted found{.counts = std::vector<bool>(history.size(), true)};
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (is_word(history[i])) {
      found.words.push_back(i);
    } else if (history[i].kind == EventKind::withdrawn) {
      found.counts[i] = false;
      if (!found.words.empty()) {
        found.counts[found.words.back()] = false;
        found.words.pop_back();
      }
    }
  }
  return found;
}

} // namespace

std::vector<Event> counting_events(std::vector<Event> const& history) {
  auto const found = counted(history);
  std::vector<Event> events;
  for (std::size_t i = 0; i < history.size(); ++i) {
    if (found.counts[i]) {
      events.push_back(history[i]);
    }
  }
  return events;
}

Event const* last_word(std::vector<Event> const& history) {
  auto const found = counted(history);
  return found.words.empty() ? nullptr : &history[found.words.back()];
}

} // namespace partnerctl::cpor
