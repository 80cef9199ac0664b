#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <atomic>

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

TEST_CASE("a tenant that was put off goes before new ones once it is due and not earlier") {
  test::FakeClock clock;
  Memory memory;
  Order order;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    order(a.index);
    clock.advance(4s);
    if (a.index == 0 && beginning.number == 1) {
      throw told_to_wait(10s);
    }
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(6), job, {.parallel = 1}, memory, clock);
  // Put off at 4 s, due at 14 s; the third new one ends at 16 s.
  CHECK(order.text == "0 1 2 3 0 4 5");
  CHECK(actions(result.outcomes) == "linked linked linked linked linked linked");
  CHECK(result.outcomes[0].tenant == "t0.com");
  CHECK(memory.indices == std::vector<std::size_t>{1, 2, 3, 0, 4, 5});
  CHECK(clock.slept().empty());
}

TEST_CASE("every beginning has a fresh outcome and its number and the duration is of all of them") {
  test::FakeClock clock;
  Memory memory;
  std::vector<SteadyPoint> deadlines;
  auto const job = [&](Assignment const&, Outcome& outcome, Beginning const& beginning) {
    CHECK(outcome.attempts == beginning.number);
    CHECK(outcome.before.empty());
    CHECK_FALSE(outcome.error);
    CHECK(outcome.name == "T0");
    CHECK(outcome.wanted == "1234567");
    deadlines.push_back(beginning.deadline);
    clock.advance(100ms);
    if (beginning.number < 3) {
      outcome.before = "7654321";
      outcome.action = "linked";
      throw told_to_wait(5s);
    }
    outcome.action = "unchanged";
  };
  auto const began = clock.steady();
  auto const result = fleet::dispatch(tenants(1), job, {}, memory, clock);
  REQUIRE(result.outcomes.size() == 1);
  auto const& outcome = result.outcomes[0];
  CHECK(outcome.action == "unchanged");
  CHECK_FALSE(outcome.error);
  CHECK(outcome.attempts == 3);
  CHECK(outcome.duration == 10300ms);
  CHECK(deadlines == std::vector<SteadyPoint>(3, began + 300s));
  CHECK(memory.actions == std::vector<std::string>{"unchanged"});
}

TEST_CASE("a wait that would pass the tenant's deadline ends it with what it was told") {
  test::FakeClock clock;
  Memory memory;
  auto const job = [&](Assignment const&, Outcome&, Beginning const& beginning) {
    throw told_to_wait(beginning.number == 1 ? 20s : 40s);
  };
  auto const result = fleet::dispatch(tenants(1), job, {.patience = 60s}, memory, clock);
  REQUIRE(result.outcomes[0].error);
  CHECK(result.outcomes[0].action == "failed");
  CHECK(result.outcomes[0].error->kind == core::ErrorKind::throttled);
  CHECK(result.outcomes[0].error->message == "told to wait");
  CHECK(result.outcomes[0].attempts == 2);
  CHECK(clock.slept() == std::vector<std::chrono::milliseconds>{20s});
  CHECK(memory.indices.size() == 1);
}

TEST_CASE("a job that asks for no time at all is not begun over and over") {
  test::FakeClock clock;
  Memory memory;
  int begun = 0;
  auto const job = [&](Assignment const&, Outcome&, Beginning const&) {
    ++begun;
    throw told_to_wait(0ms);
  };
  auto const result = fleet::dispatch(tenants(1), job, {.patience = 10s}, memory, clock);
  CHECK(actions(result.outcomes) == "failed");
  CHECK(begun == 10);
}

TEST_CASE("with many workers each tenant is begun as often as it is told to wait and no more") {
  test::FakeClock clock;
  Memory memory;
  std::vector<std::atomic<int>> begun(300);
  std::vector<std::atomic<SteadyPoint>> due(300);
  std::atomic<bool> too_early = false;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    ++begun[a.index];
    too_early = too_early || clock.steady() < due[a.index].load();
    if (beginning.number <= static_cast<int>(a.index % 4)) {
      auto const wait = std::chrono::seconds(1 + a.index % 7);
      due[a.index] = clock.steady() + wait;
      throw told_to_wait(wait);
    }
    outcome.action = "linked";
  };
  auto const result =
      fleet::dispatch(tenants(300), job, {.parallel = 16, .patience = 24h}, memory, clock);
  CHECK_FALSE(too_early);
  CHECK(memory.indices.size() == 300);
  for (std::size_t i = 0; i < 300; ++i) {
    CHECK(begun[i] == static_cast<int>(1 + i % 4));
    CHECK(result.outcomes[i].index == i);
    CHECK(result.outcomes[i].attempts == begun[i]);
    CHECK(result.outcomes[i].action == "linked");
  }
}

TEST_CASE("a clock that is set back or ahead in mid-run changes no duration and no deadline") {
  auto const jump = GENERATE(-24h * 365, 24h * 365);
  test::FakeClock clock;
  Memory memory;
  std::vector<SteadyPoint> deadlines;
  auto const began = clock.steady();
  auto const job = [&](Assignment const&, Outcome& outcome, Beginning const& beginning) {
    deadlines.push_back(beginning.deadline);
    clock.advance(100ms);
    clock.set_wall(clock.now() + jump);
    if (beginning.number == 1) {
      throw told_to_wait(2s);
    }
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(1), job, {}, memory, clock);
  CHECK(actions(result.outcomes) == "linked");
  CHECK(result.outcomes[0].duration == 2200ms);
  CHECK(deadlines == std::vector<SteadyPoint>(2, began + 300s));
}
