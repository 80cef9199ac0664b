// How long retry waits between two tries, and how often it waits.

#include "http/retry_bench.hpp"
#include "partnerctl/core/time.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace partnerctl;
using namespace std::chrono_literals;
using Bench = test::RetryBench;
using http::Resend;
using std::chrono::milliseconds;

TEST_CASE("the wait that the service asks for takes the place of the backoff") {
  auto const date = core::format_http_date(test::FakeClock::k_start + 20s);
  Bench bench;
  bench.answer(429, {{"Retry-After", date}}).answer(503, {{"retry-after-ms", "40"}}).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{20s, 40ms});
}

TEST_CASE("an unreadable Retry-After leaves it to the backoff") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "-5"}}).answer(429, {{"Retry-After", "later"}}).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms, 500ms});
}

TEST_CASE("a Retry-After beyond all sense gives up at once") {
  auto const* const value = GENERATE("9223372036854775807", "99999999999999999999999", "86401",
                                     "Fri, 31 Dec 9999 23:59:59 GMT");
  Bench bench;
  bench.answer(429, {{"Retry-After", value}});
  CHECK(bench.send().status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("the backoff doubles up to its limit and is jittered whole") {
  Bench bench;
  bench.policy.max_tries = 40;
  bench.policy.max_backoff = 3s;
  for (int i = 0; i < 40; ++i) {
    bench.answer(500);
  }
  bench.send();
  auto const slept = bench.clock.slept();
  REQUIRE(slept.size() == 39);
  CHECK(slept.at(2) == 1s);
  CHECK(slept.at(3) == 1500ms);
  CHECK(slept.back() == 1500ms);
}

TEST_CASE("a jitter out of its range does no harm") {
  double const jitter = GENERATE(-1.0, 0.0, 2.0);
  Bench bench;
  bench.policy.jitter = [jitter] { return jitter; };
  bench.answer(500).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept().at(0) == (jitter > 1 ? 500ms : 0ms));
}

TEST_CASE("without a jitter of its own a policy uses chance") {
  Bench bench;
  bench.policy.jitter = nullptr;
  bench.policy.first_backoff = std::chrono::hours{1};
  bench.policy.max_backoff = std::chrono::hours{1};
  bench.answer(500).answer(500).answer(500).answer(200);
  CHECK(bench.send().status == 200);
  auto const slept = bench.clock.slept();
  REQUIRE(slept.size() == 3);
  CHECK((slept.at(0) != slept.at(1) || slept.at(1) != slept.at(2)));
  CHECK(*std::max_element(slept.begin(), slept.end()) <= std::chrono::hours{1});
}

TEST_CASE("who cannot put it off goes on for as long as the service says when to come back") {
  auto const resend = GENERATE(Resend::safe, Resend::never);
  Bench bench;
  for (int i = 0; i < 10; ++i) {
    bench.answer(429, {{"Retry-After", "2"}});
  }
  bench.answer(200);
  CHECK(bench.send(resend).status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>(10, 2s));
}

TEST_CASE("a service that names a time again and again is left in the end") {
  Bench bench;
  for (int i = 0; i < 20; ++i) {
    bench.answer(429, {{"Retry-After", "1"}});
  }
  CHECK(bench.send().status == 429);
  CHECK(bench.tries() == 16);
}

TEST_CASE("what the service asked for takes no try from those that fail by themselves") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}}).answer(500).answer(429, {{"Retry-After", "1"}});
  bench.answer(500).answer(500).answer(500);
  CHECK(bench.send().status == 500);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{1s, 250ms, 1s, 500ms, 1s});
}
