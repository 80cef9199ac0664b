// Those who wait until somebody else leaves the gate, on threads of their own.

#include "core/gate_setup.hpp"
#include "partnerctl/core/attempt.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>
#include <vector>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::Gate;
using test::burst;
using test::k_at_once;
using test::refusal;
using test::succeed;

namespace {

// Calls `ready` until it says yes: what it waits for is another thread's step, which takes moments.
template <class Ready>
void wait_for(Ready ready) {
  while (!ready()) {
    std::this_thread::yield();
  }
}

} // namespace

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
