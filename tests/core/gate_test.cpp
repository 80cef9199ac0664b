#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/gate.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <latch>
#include <thread>
#include <vector>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::Gate;

namespace {

// The latest answer is all that is known: one throttling makes it the rule.
constexpr core::GatePace k_at_once{.weight = 1};

// Ends well so often, one call after the other.
void succeed(Gate& gate, int times) {
  for (int i = 0; i < times; ++i) {
    gate.enter(core::SteadyPoint::max(), {}).succeeded();
  }
}

// So many calls under way together, of which the first `throttled` are throttled.
void burst(Gate& gate, std::size_t calls, std::size_t throttled, core::Milliseconds wait) {
  std::vector<Gate::Pass> passes;
  for (std::size_t i = 0; i < calls; ++i) {
    passes.push_back(gate.enter(core::SteadyPoint::max(), {}));
  }
  for (std::size_t i = 0; i < throttled; ++i) {
    passes[i].throttled(wait);
  }
}

std::optional<core::Error> refusal(Gate& gate, core::SteadyPoint deadline,
                                   std::stop_token const& stop = {}) {
  return core::attempt([&] {
           gate.enter(deadline, stop);
           return true;
         })
      .error;
}

// Calls `ready` until it says yes: what it waits for is another thread's step, which takes moments.
template <class Ready>
void wait_for(Ready ready) {
  while (!ready()) {
    std::this_thread::yield();
  }
}

} // namespace

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

TEST_CASE("whoever finds no room waits until another one leaves") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 2, 1, 1s);
  REQUIRE(gate.limit() == 1);
  std::atomic<bool> passed = false;
  std::jthread waiter;
  {
    auto const inside = gate.enter(core::SteadyPoint::max(), {});
    waiter = std::jthread([&] {
      gate.enter(core::SteadyPoint::max(), {});
      passed = true;
    });
    wait_for([&] { return gate.in_line() == 1; });
    CHECK_FALSE(passed);
  }
  waiter.join();
  CHECK(passed);
}

TEST_CASE("those who wait for room pass in the order in which they came") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 2, 1, 1s);
  succeed(gate, 1);
  std::vector<int> order;
  std::vector<std::jthread> waiters;
  {
    auto const inside = gate.enter(core::SteadyPoint::max(), {});
    for (int i = 0; i < 5; ++i) {
      waiters.emplace_back([&, i] {
        auto const pass = gate.enter(core::SteadyPoint::max(), {});
        order.push_back(i);
      });
      wait_for([&] { return gate.in_line() == waiters.size(); });
    }
  }
  waiters.clear();
  CHECK(order == std::vector<int>{0, 1, 2, 3, 4});
}

TEST_CASE("a stop and a deadline end the wait for room") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 2, 1, 1s);
  succeed(gate, 1);
  auto const inside = gate.enter(core::SteadyPoint::max(), {});
  auto const late = refusal(gate, clock.steady() + 5ms);
  REQUIRE(late);
  CHECK(late->kind == core::ErrorKind::throttled);
  std::stop_source stop;
  std::optional<core::Error> error;
  {
    std::jthread const waiter(
        [&] { error = refusal(gate, core::SteadyPoint::max(), stop.get_token()); });
    wait_for([&] { return gate.in_line() == 1; });
    stop.request_stop();
  }
  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::cancelled);
}

TEST_CASE("a throttling sends those in line back to wait by the clock") {
  test::FakeClock const clock;
  Gate gate(clock, k_at_once);
  burst(gate, 2, 1, 1s);
  succeed(gate, 1);
  auto const before = clock.steady();
  core::SteadyPoint passed_at{};
  std::jthread waiter;
  {
    auto inside = gate.enter(core::SteadyPoint::max(), {});
    waiter = std::jthread([&] {
      gate.enter(core::SteadyPoint::max(), {});
      passed_at = clock.steady();
    });
    wait_for([&] { return gate.in_line() == 1; });
    inside.throttled(40s);
  }
  waiter.join();
  CHECK(passed_at == before + 40s);
}

TEST_CASE("many threads never pass more at once than allowed, and all of them pass") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 1'000'000, .weight = 1});
  burst(gate, 6, 1, 1s);
  REQUIRE(gate.limit() == 3);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  std::atomic<int> passed = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        for (int j = 0; j < 50; ++j) {
          auto pass = gate.enter(core::SteadyPoint::max(), {});
          int const now = ++inside;
          int seen = most;
          while (now > seen && !most.compare_exchange_weak(seen, now)) {
          }
          std::this_thread::yield();
          --inside;
          ++passed;
          pass.succeeded();
        }
      });
    }
  }
  CHECK(passed == 400);
  CHECK(most <= 3);
}

TEST_CASE("throttled and stopped at random the gate ends with nobody inside or in line") {
  test::FakeClock const clock;
  Gate gate(clock, {.successes_a_step = 2, .unlimited_at = 8, .weight = 1});
  std::atomic<int> done = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&, i] {
        for (int j = 0; j < 100; ++j) {
          auto const ended = core::attempt([&] {
            auto pass = gate.enter(core::SteadyPoint::max(), {});
            std::this_thread::yield();
            if ((i * 31 + j * 17) % 23 == 0) {
              pass.throttled(2s);
            } else if (j % 5 != 0) {
              pass.succeeded();
            }
            return true;
          });
          done += ended ? 1 : 0;
        }
      });
    }
  }
  CHECK(done == 800);
  // As many as are allowed still find room.
  auto const room = gate.limit().value_or(8);
  std::vector<Gate::Pass> passes;
  for (std::size_t i = 0; i < room; ++i) {
    passes.push_back(gate.enter(clock.steady() + 1h, {}));
  }
  CHECK(passes.size() == room);
}
