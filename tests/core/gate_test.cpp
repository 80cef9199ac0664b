#include "core/gate_setup.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <latch>
#include <thread>
#include <vector>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::Gate;
using test::burst;
using test::k_at_once;
using test::refusal;
using test::succeed;

TEST_CASE("a gate that was never throttled lets any number through at once") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  std::vector<Gate::Pass> passes;
  for (int i = 0; i < 1000; ++i) {
    passes.push_back(gate.enter(core::SteadyPoint::max(), {}));
  }
  CHECK_FALSE(gate.limit());
  CHECK(clock.slept().empty());
}

TEST_CASE("where throttling is the exception it narrows the gate and holds nobody else") {
  test::FakeClock const clock;
  Gate gate(clock);
  burst(gate, 64, 5, 30s);
  CHECK(gate.limit() == 32);
  succeed(gate, 1);
  CHECK(clock.slept().empty());
}

TEST_CASE("throttlings now and then leave a few places and never close the gate") {
  test::FakeClock const clock;
  Gate gate(clock);
  burst(gate, 64, 1, 2s);
  for (int i = 0; i < 1000; ++i) {
    burst(gate, 1, i % 5 == 0 ? 1 : 0, 2s);
    succeed(gate, i % 5 == 0 ? 0 : 1);
    CHECK(gate.limit() >= 4U);
  }
  CHECK(clock.slept().empty());
}

TEST_CASE("where most answers are throttlings the gate closes for the time that was asked for") {
  test::FakeClock const clock;
  Gate gate(clock);
  auto const start = clock.steady();
  burst(gate, 64, 10, 5s);
  succeed(gate, 1);
  REQUIRE(clock.slept().empty());
  burst(gate, 32, 3, 5s);
  succeed(gate, 1);
  CHECK(clock.steady() == start + 5s);
}

TEST_CASE("a gate that was closed by the rule closes again at each throttling until some pass") {
  test::FakeClock const clock;
  Gate gate(clock);
  auto const start = clock.steady();
  burst(gate, 64, 64, 1s);
  for (int i = 0; i < 5; ++i) {
    burst(gate, 1, 1, 1s);
  }
  CHECK(gate.limit() == 1);
  succeed(gate, 40);
  CHECK(clock.steady() == start + 6s);
  CHECK(gate.limit() == 11);
  burst(gate, 1, 1, 1s);
  succeed(gate, 1);
  CHECK(clock.steady() == start + 6s);
}

TEST_CASE("an exceptional throttling leaves a narrow gate as narrow as it is") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 1'000});
  burst(gate, 64, 64, 1s);
  for (int i = 0; i < 10; ++i) {
    burst(gate, 1, 1, 1s);
  }
  succeed(gate, 40);
  REQUIRE(gate.limit() == 1);
  burst(gate, 1, 1, 1s);
  CHECK(gate.limit() == 1);
}

TEST_CASE("after a throttling nobody passes before the time that was asked for") {
  test::FakeClock clock;
  Gate gate(clock, k_at_once);
  auto const start = clock.steady();
  burst(gate, 1, 1, 30s);
  clock.advance(10s);
  clock.set_wall(test::FakeClock::k_start - 24h);
  succeed(gate, 1);
  CHECK(clock.steady() == start + 30s);
  CHECK(clock.slept() == std::vector<core::Milliseconds>{20s});
}

TEST_CASE("of several waits that are asked for the longest counts") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  auto const start = clock.steady();
  {
    auto one = gate.enter(core::SteadyPoint::max(), {});
    auto two = gate.enter(core::SteadyPoint::max(), {});
    one.throttled(20s);
    two.throttled(5s);
  }
  succeed(gate, 1);
  CHECK(clock.steady() == start + 20s);
}

TEST_CASE("where no time is asked for the pauses double up to their limit until a success") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  for (int i = 0; i < 7; ++i) {
    gate.enter(core::SteadyPoint::max(), {}).throttled(std::nullopt);
  }
  succeed(gate, 1);
  CHECK(clock.slept() == std::vector<core::Milliseconds>{1s, 2s, 4s, 8s, 16s, 30s, 30s});
  gate.enter(core::SteadyPoint::max(), {}).throttled(std::nullopt);
  succeed(gate, 1);
  CHECK(clock.slept().back() == 1s);
}

TEST_CASE("each burst of throttling halves how many may pass at once, down to one") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 64, 40, 1s);
  CHECK(gate.limit() == 32);
  burst(gate, 10, 3, 1s);
  CHECK(gate.limit() == 16);
  for (int i = 0; i < 10; ++i) {
    burst(gate, 1, 1, 1s);
  }
  CHECK(gate.limit() == 1);
}

TEST_CASE("every few successes let one more pass, until there is no limit") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 3, .unlimited_at = 6, .weight = 1});
  burst(gate, 4, 1, 1s);
  REQUIRE(gate.limit() == 2);
  succeed(gate, 2);
  CHECK(gate.limit() == 2);
  succeed(gate, 1);
  CHECK(gate.limit() == 3);
  succeed(gate, 6);
  CHECK(gate.limit() == 5);
  succeed(gate, 3);
  CHECK_FALSE(gate.limit());
}

TEST_CASE("a success of before the throttling says nothing about the time after it") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 1, .weight = 1});
  auto early = gate.enter(core::SteadyPoint::max(), {});
  burst(gate, 3, 1, 1s);
  REQUIRE(gate.limit() == 2);
  early.succeeded();
  CHECK(gate.limit() == 2);
}

TEST_CASE("a call that ends otherwise makes room and changes nothing") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 1, .weight = 1});
  burst(gate, 2, 1, 1s);
  REQUIRE(gate.limit() == 1);
  for (int i = 0; i < 3; ++i) {
    gate.enter(core::SteadyPoint::max(), {});
  }
  CHECK(gate.limit() == 1);
}

TEST_CASE("a wait that would pass the deadline is refused at once") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 1, 1, 30s);
  auto const error = refusal(gate, clock.steady() + 30s);
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::throttled);
  CHECK(clock.slept().empty());
  CHECK_FALSE(refusal(gate, clock.steady() + 30s + 1ms));
}

TEST_CASE("a wait beyond all sense overflows nothing") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 1, 1, core::Milliseconds::max());
  CHECK(refusal(gate, clock.steady() + 300s));
}

TEST_CASE("a stop ends the wait for the time") {
  std::stop_source stop;
  Gate gate(core::system_clock(), k_at_once);
  burst(gate, 1, 1, 1h);
  std::optional<core::Error> error;
  {
    std::latch running(1);
    std::jthread const waiter([&] {
      running.count_down();
      error = refusal(gate, core::SteadyPoint::max(), stop.get_token());
    });
    running.wait();
    stop.request_stop();
  }
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::cancelled);
}
