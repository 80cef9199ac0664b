#include "cpor/standing/day_order.hpp"

#include "cpor/standing/day_words.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <numeric>

namespace partnerctl::cpor {
namespace {

using Words = std::vector<Word>;
using Order = std::vector<std::size_t>;

// Each outweighs all that a day can have of the next.
constexpr int k_impossible = 100'000;
constexpr int k_turned_round = 100;
constexpr int k_unobserved = 1;
// Nobody reports more in a day, and 7! orders are enough.
constexpr std::size_t k_most = 7;

Source source_of(Word const& word) {
  return word.event->source;
}

int cost_of(Leap leap) {
  return leap == Leap::direct ? 0 : leap == Leap::unobserved ? k_unobserved : k_impossible;
}

int cost_of(Words const& words, Order const& order, Stand const& before) {
  int cost = 0;
  auto place = place_of(before);
  for (auto const at : order) {
    auto const& word = words[at];
    cost += cost_of(leap_to(place, word));
    place = moved(place, word);
  }
  return cost;
}

Order as_written(Words const& words) {
  Order order(words.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  return order;
}

bool has_again(Words const& words) {
  for (auto word = words.begin(); word != words.end(); ++word) {
    if (std::any_of(std::next(word), words.end(),
                    [&](Word const& later) { return is_same(*word, later); })) {
      return true;
    }
  }
  return false;
}

// How many recorded words come before one that was recorded earlier.
int turned_round(Words const& words, Order const& order) {
  int count = 0;
  for (auto at = order.begin(); at != order.end(); ++at) {
    count += static_cast<int>(std::count_if(std::next(at), order.end(), [&](std::size_t later) {
      return later < *at && words[later].has_order && words[*at].has_order;
    }));
  }
  return count;
}

// A text that nothing is known of could stand anywhere, and would, for whatever it makes possible:
// then a word of an earlier day that comes to light would change what this one ended with.
bool keeps_unknown(Words const& words, Order const& order) {
  for (std::size_t at = 0; at < order.size(); ++at) {
    if (is_foreign(words[at].status) && order[at] != at) {
      return false;
    }
  }
  return true;
}

// Puts the words into their best order; its cost.
int put_in_order(Words& words, Stand const& before) {
  // Who says a status again means the order in which it was said.
  int const turn = has_again(words) ? k_turned_round : 0;
  auto order = as_written(words);
  auto best = order;
  int least = cost_of(words, order, before);
  while (words.size() <= k_most && least > 0 && std::next_permutation(order.begin(), order.end())) {
    if (!keeps_unknown(words, order)) {
      continue;
    }
    int const cost = cost_of(words, order, before) + turn * turned_round(words, order);
    if (cost < least) {
      least = cost;
      best = order;
    }
  }
  Words sorted;
  for (auto const at : best) {
    sorted.push_back(words[at]);
  }
  words = std::move(sorted);
  return least;
}

auto least_trusted(Words& words) {
  return std::min_element(words.begin(), words.end(),
                          [](Word const& a, Word const& b) { return source_of(a) < source_of(b); });
}

Word most_trusted(Words const& words) {
  // The last of several: max_element finds the first.
  return *std::prev(
      std::max_element(words.rbegin(), words.rend(), [](Word const& a, Word const& b) {
        return source_of(a) < source_of(b);
      }).base());
}

class Day {
public:
  Day(Words words, Stand const& before) : m_before(before) { m_order.words = std::move(words); }

  DayOrder ordered() {
    drop_other_readings();
    while (put_in_order(m_order.words, m_before) >= k_impossible && drop_one()) {
    }
    return std::move(m_order);
  }

private:
  Words& words() { return m_order.words; }

  void drop(Words::iterator word, std::optional<Word> counts, bool impossible) {
    // That a pack moves nothing contradicts nobody.
    if (word->event->kind != EventKind::handed_off) {
      m_order.differences.push_back({.word = *word,
                                     .counts = std::move(counts),
                                     .before = m_before,
                                     .impossible = impossible});
    }
    words().erase(word);
  }

  // Records whose last word is what the file shows tell of the way there, not of something else.
  bool ends_with(Word const& shown) {
    auto const last = std::find_if(words().rbegin(), words().rend(), [](Word const& word) {
      return word.has_order && word.event->kind != EventKind::handed_off;
    });
    return last != words().rend() && is_same(*last, shown);
  }

  // What the portal showed that day, two sources tell differently.
  void drop_other_readings() {
    Words readings;
    std::copy_if(words().begin(), words().end(), std::back_inserter(readings),
                 [](Word const& word) { return !word.is_act; });
    if (readings.empty()) {
      return;
    }
    auto const counts = most_trusted(readings);
    bool const agree = ends_with(counts);
    auto const differs = [&](Word const& word) {
      return !word.is_act && source_of(word) < source_of(counts) && !(agree && word.has_order);
    };
    for (auto it = std::find_if(words().begin(), words().end(), differs); it != words().end();
         it = std::find_if(words().begin(), words().end(), differs)) {
      drop(it, counts, false);
    }
  }

  // The least trusted of what cannot be brought into an order; false: nothing is to be dropped.
  bool drop_one() {
    auto const word = least_trusted(words());
    auto const counts = most_trusted(words());
    if (source_of(*word) != source_of(counts)) {
      drop(word, counts, true);
      return true;
    }
    return drop_idle();
  }

  // A pack that moves nothing. And usage that is attributed to the partner says that a claim was
  // approved, but not that it still is: a report shows the month, and another claim may be meant.
  bool drop_idle() {
    auto const is_idle = [&](Word const& word) {
      return word.event->kind == EventKind::handed_off ||
             (word.event->kind == EventKind::association && m_before.status != Status::draft &&
              m_before.status != Status::handed_off);
    };
    auto const word = std::find_if(words().begin(), words().end(), is_idle);
    if (word == words().end()) {
      return false;
    }
    drop(word, std::nullopt, true);
    return true;
  }

  Stand const& m_before;
  DayOrder m_order{};
};

} // namespace

DayOrder order_of_day(std::vector<Word> const& written, Stand const& before) {
  // Files first: where either could have been first, what the partner did is newer than what a file
  // shows.
  auto words = words_said(written);
  if (words.size() > k_most && cost_of(words, as_written(words), before) >= k_impossible) {
    words = each_once(words);
  }
  return Day(std::move(words), before).ordered();
}

} // namespace partnerctl::cpor
