// No wait and no try of retry goes beyond the deadline.

#include "http/retry_bench.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Bench = test::RetryBench;
using core::ErrorKind;
using http::Resend;
using std::chrono::milliseconds;

TEST_CASE("a wait that would pass the deadline is not begun") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "10"}});
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 10s;
  CHECK(bench.send(request).status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a wait that ends before the deadline is waited") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "10"}}).answer(200);
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 10s + 1ms;
  CHECK(bench.send(request).status == 200);
}

TEST_CASE("an error whose wait would pass the deadline is thrown at once") {
  Bench bench;
  bench.fail(ErrorKind::network);
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 100ms;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->message == "lost");
  CHECK(bench.tries() == 1);
}

TEST_CASE("no try may last beyond the deadline") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "30"}}).answer(200);
  auto request = bench.request();
  request.timeout = 60s;
  request.deadline = bench.clock.steady() + 70s;
  bench.send(request);
  auto const sent = bench.wire.requests();
  CHECK(sent.at(0).timeout == 60s);
  CHECK(sent.at(1).timeout == 40s);
}

TEST_CASE("a machine that oversleeps the deadline gets the last answer and sends no more") {
  struct Oversleeper final : core::Clock {
    mutable core::SteadyPoint time{std::chrono::hours{1}};
    core::TimePoint now() const override { return test::FakeClock::k_start; }
    core::SteadyPoint steady() const override { return time; }
    bool sleep_for(milliseconds duration, std::stop_token /*stop*/) const override {
      time += duration * 10;
      return true;
    }
  };
  Oversleeper const clock;
  Bench bench;
  bench.answer(503, {{"Retry-After", "1"}});
  auto request = bench.request();
  request.deadline = clock.steady() + 5s;
  auto const send = http::pipeline({http::retry(bench.policy, clock)}, bench.wire.send());
  CHECK(send(request).status == 503);
}

TEST_CASE("nothing is sent when the deadline has passed") {
  Bench bench;
  auto request = bench.request(Resend::never);
  request.deadline = bench.clock.steady();
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::network);
  CHECK_FALSE(error->maybe_done);
  CHECK(bench.tries() == 0);
}
