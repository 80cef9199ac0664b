#include "partnerctl/http/gated.hpp"
#include "partnerctl/http/retry.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

struct Bench {
  test::FakeClock clock{};
  // One throttling makes it the rule.
  core::Gate gate{clock, {.weight = 1}};
  test::ScriptedWire wire{};

  Bench& answer(int status, http::Headers headers = {}) {
    wire.on("POST", "/token", status, "", std::move(headers));
    return *this;
  }
  http::Response send(http::Request request = {.method = "POST", .url = "https://a.test/token"}) {
    return http::pipeline({http::gated(gate, clock)}, wire.send())(std::move(request));
  }
};

} // namespace

TEST_CASE("a throttled answer comes back as it came and holds all others for its time") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "20"}}).answer(200);
  CHECK(bench.send().status == 429);
  CHECK(bench.clock.slept().empty());
  CHECK(bench.gate.limit() == 1);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{20s});
}

TEST_CASE("a throttled answer that asks for no time holds the others all the same") {
  Bench bench;
  bench.answer(429).answer(200);
  bench.send();
  bench.send();
  CHECK(bench.clock.slept() == std::vector<milliseconds>{1s});
}

TEST_CASE("an unavailable service is a throttling only where it asks for time") {
  Bench bench;
  bench.answer(503).answer(503, {{"Retry-After", "3"}}).answer(200);
  bench.send();
  CHECK_FALSE(bench.gate.limit());
  bench.send();
  CHECK(bench.gate.limit() == 1);
  bench.send();
  CHECK(bench.clock.slept() == std::vector<milliseconds>{3s});
}

TEST_CASE("an answer that is an error of another kind counts as one that passed") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}});
  for (int i = 0; i < 4; ++i) {
    bench.answer(400);
  }
  for (int i = 0; i < 5; ++i) {
    bench.send();
  }
  CHECK(bench.gate.limit() == 2);
}

TEST_CASE("a call that breaks leaves the gate free") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}});
  bench.wire.on("POST", "/token", core::Error{.kind = core::ErrorKind::network});
  bench.answer(200);
  bench.send();
  CHECK_THROWS_AS(bench.send(), core::Error);
  CHECK(bench.send().status == 200);
  CHECK(bench.gate.limit() == 1);
}

TEST_CASE("the wait at the gate takes its part of the time of a try") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "20"}}).answer(200);
  bench.send();
  bench.send({.method = "POST",
              .url = "https://a.test/token",
              .timeout = 60s,
              .deadline = bench.clock.steady() + 30s});
  CHECK(bench.wire.requests().back().timeout == 10s);
}

TEST_CASE("within a retry one throttled call waits its own time and holds no other") {
  Bench bench;
  core::Gate gate(bench.clock);
  bench.answer(429, {{"Retry-After", "20"}}).answer(200).answer(200);
  auto const gated = http::gated(gate, bench.clock);
  http::Request const request{.method = "POST", .url = "https://a.test/token"};
  auto const other = http::pipeline({gated}, bench.wire.send());
  std::vector<core::SteadyPoint> others;
  auto const send = http::pipeline({http::retry({}, bench.clock), gated}, [&](auto message) {
    auto response = bench.wire.send()(std::move(message));
    if (response.status == 429) {
      CHECK(other(request).status == 200);
      others.push_back(bench.clock.steady());
    }
    return response;
  });
  auto const start = bench.clock.steady();
  CHECK(send(request).status == 200);
  CHECK(others == std::vector<core::SteadyPoint>{start});
  CHECK(bench.clock.steady() == start + 20s);
}

TEST_CASE("within a retry the next try waits no longer than once") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "20"}}).answer(200);
  auto const send = http::pipeline(
      {http::retry({}, bench.clock), http::gated(bench.gate, bench.clock)}, bench.wire.send());
  CHECK(send({.method = "POST", .url = "https://a.test/token"}).status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{20s});
}
