// Workers that have nothing to do but to wait for tenants that were put off.

#include "fleet/dispatch_setup.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"
#include "support/hand_clock.hpp"

#include <catch2/catch.hpp>

#include <map>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::SteadyPoint;
using fleet::Assignment;
using fleet::Beginning;
using fleet::Outcome;
using test::actions;
using test::Memory;
using test::Order;
using test::tenants;
using test::told_to_wait;

TEST_CASE("when only waiting ones are left the worker sleeps until the first is due") {
  test::FakeClock clock;
  Memory memory;
  Order order;
  std::vector<std::chrono::milliseconds> waits{30s, 20s, 25s};
  std::map<std::size_t, SteadyPoint> due;
  std::map<std::size_t, SteadyPoint> begun;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    order(a.index);
    if (beginning.number == 1) {
      due[a.index] = clock.steady() + waits[a.index];
      // A person who sets the wall clock back lengthens no wait.
      clock.set_wall(test::FakeClock::k_start - 24h);
      throw told_to_wait(waits[a.index]);
    }
    begun[a.index] = clock.steady();
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(3), job, {.parallel = 1}, memory, clock);
  CHECK(order.text == "0 1 2 1 2 0");
  CHECK(begun == due);
  CHECK(clock.slept() == std::vector<std::chrono::milliseconds>{20s, 5s, 5s});
  CHECK(actions(result.outcomes) == "linked linked linked");
}

TEST_CASE("workers that sleep wake for a tenant that is due earlier") {
  test::HandClock clock;
  auto const start = clock.steady();
  Memory memory;
  std::stop_source no_more;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    if (a.index == 0) {
      throw told_to_wait(1h);
    }
    // By now the other worker sleeps for the first tenant.
    bool const slept = beginning.number > 1 || clock.wait_for_sleeper(start + 1h);
    if (slept && beginning.number == 1) {
      throw told_to_wait(10s);
    }
    outcome.action = "linked";
    no_more.request_stop();
  };
  std::jthread const hand([&] {
    if (clock.wait_for_sleeper(start + 10s)) {
      clock.advance(10s);
    } else {
      no_more.request_stop();
    }
  });
  auto const result = fleet::dispatch(
      tenants(2), job, {.parallel = 2, .patience = 2h, .no_more = no_more.get_token()}, memory,
      clock);
  CHECK(actions(result.outcomes) == "failed linked");
  CHECK(clock.steady() == start + 10s);
}

TEST_CASE("of many workers that wait only one sleeps by the clock") {
  constexpr int k_tenants = 64;
  test::HandClock clock;
  Memory memory;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    if (beginning.number == 1) {
      throw told_to_wait(1s * (1 + static_cast<int>(a.index)));
    }
    outcome.action = "linked";
  };
  std::jthread const hand([&](std::stop_token const& stop) { clock.wake_sleepers(stop); });
  auto const result = fleet::dispatch(tenants(k_tenants), job, {.parallel = 32}, memory, clock);
  CHECK(memory.indices.size() == k_tenants);
  // Once for each tenant, and now and then once more for one that is due earlier.
  CHECK(clock.sleeps() <= 3 * k_tenants);
}
