#include "terminal/sliding_rate.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::SteadyPoint;
using partnerctl::terminal::SlidingRate;
using std::chrono::milliseconds;
using std::chrono::seconds;

namespace {

constexpr SteadyPoint k_start{std::chrono::hours{1}};

// So many a second, evenly, from one second of the run to another.
void count(SlidingRate& rate, std::size_t& counted, int from, int to, int a_second) {
  for (int second = from; second < to; ++second) {
    for (int i = 1; i <= a_second; ++i) {
      rate.note(k_start + seconds(second) + milliseconds(1000 * i / a_second), ++counted);
    }
  }
}

} // namespace

TEST_CASE("a rate is not guessed in the first two seconds") {
  SlidingRate rate(k_start);
  rate.note(k_start + milliseconds(100), 40);
  CHECK_FALSE(rate.per_second(k_start + milliseconds(1999)));
  CHECK(rate.per_second(k_start + seconds(2)).value_or(0) == Approx(20));
}

TEST_CASE("a rate is that of the last half minute") {
  SlidingRate rate(k_start);
  std::size_t counted = 0;
  count(rate, counted, 0, 60, 40);
  CHECK(rate.per_second(k_start + seconds(60)).value_or(0) == Approx(40).epsilon(0.05));
  // Throttled from now on: after a window nothing of the old rate is left.
  count(rate, counted, 60, 90, 2);
  CHECK(rate.per_second(k_start + seconds(90)).value_or(0) == Approx(2).epsilon(0.05));
  count(rate, counted, 90, 120, 40);
  CHECK(rate.per_second(k_start + seconds(120)).value_or(0) == Approx(40).epsilon(0.05));
}

TEST_CASE("a rate sinks while nothing is counted and then there is none") {
  SlidingRate rate(k_start);
  std::size_t counted = 0;
  count(rate, counted, 0, 30, 10);
  CHECK(rate.per_second(k_start + seconds(40)).value_or(0) == Approx(6.67).epsilon(0.05));
  CHECK_FALSE(rate.per_second(k_start + seconds(61)));
}

TEST_CASE("a burst between two looks counts for its own time") {
  SlidingRate rate(k_start);
  rate.note(k_start + milliseconds(400), 1000);
  CHECK(rate.per_second(k_start + seconds(10)).value_or(0) == Approx(100));
  rate.note(k_start + seconds(100), 1001);
  CHECK(rate.per_second(k_start + seconds(100)).value_or(0) < 0.1);
}
