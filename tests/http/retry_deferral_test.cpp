// What comes up to whoever can begin all of it again later, instead of being waited for.

#include "http/retry_bench.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Bench = test::RetryBench;
using core::ErrorKind;
using http::Resend;
using std::chrono::milliseconds;

TEST_CASE("a request that may be deferred is not held for a long wait") {
  auto const [status, resend] = GENERATE(
      table<int, Resend>({{429, Resend::safe}, {503, Resend::safe}, {429, Resend::never}}));
  Bench bench;
  bench.answer(status, {{"Retry-After", "30"}, {"x-ms-request-id", "r\n1"}});
  auto request = bench.request(resend);
  request.may_defer = true;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::throttled);
  CHECK(error->retry_after == 30s);
  CHECK(error->status == status);
  CHECK(error->request_id == "r\xEF\xBF\xBD"
                             "1");
  CHECK(error->message == "the service asked to be left alone for 30 s");
  CHECK_FALSE(error->maybe_done);
  CHECK(bench.tries() == 1);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a wait of a second at the most is waited for in place all the same") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}}).answer(200);
  auto request = bench.request();
  request.may_defer = true;
  CHECK(bench.send(request).status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{1s});
}

TEST_CASE("a backoff that nobody asked for is never deferred") {
  Bench bench;
  bench.policy.first_backoff = 20s;
  bench.answer(429).fail(ErrorKind::network).answer(500).answer(503);
  auto request = bench.request();
  request.may_defer = true;
  CHECK(bench.send(request).status == 503);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{10s, 15s, 15s});
}

TEST_CASE("a throttling on the last try is deferred however short it is") {
  Bench bench;
  bench.answer(500).answer(500).answer(500).answer(429, {{"retry-after-ms", "1"}});
  auto request = bench.request();
  request.may_defer = true;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->retry_after == 1ms);
}

TEST_CASE("a time to come back that has passed already counts as none") {
  auto const may_defer = GENERATE(false, true);
  auto const* const value = GENERATE("Wed, 21 Oct 2015 07:28:00 GMT", "0");
  Bench bench;
  for (int i = 0; i < 20; ++i) {
    bench.answer(429, {{"Retry-After", value}});
  }
  auto request = bench.request();
  request.may_defer = may_defer;
  CHECK(bench.send(request).status == 429);
  CHECK(bench.tries() == 4);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms, 500ms, 1s});
}

TEST_CASE("what may be deferred but would pass the deadline is the answer as it came") {
  auto const wait = GENERATE("10", "100000");
  Bench bench;
  bench.answer(429, {{"Retry-After", wait}});
  auto request = bench.request();
  request.may_defer = true;
  if (std::string(wait) == "10") {
    request.deadline = bench.clock.steady() + 10s;
  }
  CHECK(bench.send(request).status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a write whose fate is unknown is no matter of waiting") {
  Bench bench;
  bench.answer(503, {{"Retry-After", "30"}});
  auto request = bench.request(Resend::never);
  request.may_defer = true;
  CHECK(bench.send(request).status == 503);
}

TEST_CASE("a deferral passes through a retry further out") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "30"}});
  auto request = bench.request();
  request.may_defer = true;
  auto const send = http::pipeline(
      {http::retry(bench.policy, bench.clock), http::retry(bench.policy, bench.clock)},
      bench.wire.send());
  CHECK_THROWS_AS(send(request), core::Error);
  CHECK(bench.tries() == 1);
}
