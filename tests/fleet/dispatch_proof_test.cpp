// Until one tenant has proved what is wanted, they go one at a time.

#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <atomic>

using namespace partnerctl;
using namespace std::chrono_literals;
using fleet::Assignment;
using fleet::Beginning;
using fleet::Outcome;
using test::actions;
using test::link_it;
using test::Memory;
using test::Order;
using test::run;
using test::tenants;
using test::told_to_wait;

TEST_CASE("tenants go one at a time until one has proved") {
  Memory memory;
  std::atomic<int> inside = 0;
  std::atomic<bool> proved = false;
  std::atomic<bool> together_before_proof = false;
  std::vector<std::size_t> asked;
  auto const job = [&](Assignment const&, Outcome& outcome, fleet::Beginning const&) {
    if (++inside > 1 && !proved) {
      together_before_proof = true;
    }
    outcome.action = "linked";
    --inside;
  };
  auto const proves = [&](Outcome const& outcome) {
    asked.push_back(outcome.index);
    proved = outcome.index == 2;
    return proved.load();
  };
  auto const result = run(tenants(20), job, {.parallel = 8, .proves = proves}, memory);
  CHECK_FALSE(together_before_proof);
  CHECK(asked == std::vector<std::size_t>{0, 1, 2});
  CHECK(result.outcomes.size() == 20);
  CHECK(std::vector<std::size_t>(memory.indices.begin(), memory.indices.begin() + 3) == asked);
  CHECK(memory.indices.size() == 20);
}

TEST_CASE("when the proof throws, that tenant has failed and the rest is not started") {
  Memory memory;
  auto const job = [](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    outcome.action = "linked";
    outcome.after_name = fmt::format("Partner {}", a.index);
  };
  auto const proves = [](Outcome const& outcome) {
    if (outcome.index == 1) {
      throw core::Error{.kind = core::ErrorKind::conflict, .message = "another name"};
    }
    return false;
  };
  auto const result = run(tenants(4), job, {.parallel = 4, .proves = proves}, memory);
  CHECK(actions(result.outcomes) == "linked failed not-started not-started");
  CHECK(result.outcomes[1].error->message == "another name");
  CHECK(result.outcomes[1].after_name == "Partner 1");
  CHECK(memory.actions == std::vector<std::string>{"linked", "failed"});
}

TEST_CASE("without any proof all tenants have gone one by one") {
  Memory memory;
  auto const result = run(tenants(3), link_it,
                          {.parallel = 4, .proves = [](Outcome const&) { return false; }}, memory);
  CHECK(actions(result.outcomes) == "linked linked linked");
  CHECK(memory.indices == std::vector<std::size_t>{0, 1, 2});
}

TEST_CASE("while nothing is proved the next tenant is tried in place of one that was put off") {
  test::FakeClock clock;
  Memory memory;
  Order order;
  std::atomic<int> inside = 0;
  std::atomic<bool> together = false;
  std::atomic<bool> proved = false;
  std::string asked;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    together = together || (++inside > 1 && !proved);
    if (!proved) {
      order(a.index);
    }
    clock.advance(1s);
    --inside;
    if (a.index == 0 && beginning.number == 1) {
      throw told_to_wait(100s);
    }
    outcome.action = "linked";
  };
  auto const proves = [&](Outcome const& outcome) {
    asked += outcome.tenant + " ";
    proved = outcome.index == 2;
    return proved.load();
  };
  auto const result =
      fleet::dispatch(tenants(6), job, {.parallel = 4, .proves = proves}, memory, clock);
  CHECK(order.text == "0 1 2");
  CHECK(asked == "t1.com t2.com ");
  CHECK_FALSE(together);
  CHECK(actions(result.outcomes) == "linked linked linked linked linked linked");
  CHECK(result.outcomes[0].attempts == 2);
}

TEST_CASE("where all others have proved nothing the one that was put off is waited for alone") {
  test::FakeClock clock;
  Memory memory;
  std::string asked;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    if (a.index == 0 && beginning.number == 1) {
      throw told_to_wait(100s);
    }
    outcome.action = "linked";
  };
  auto const proves = [&](Outcome const& outcome) {
    asked += outcome.tenant + " ";
    return false;
  };
  fleet::dispatch(tenants(2), job, {.parallel = 4, .proves = proves}, memory, clock);
  CHECK(asked == "t1.com t0.com ");
  CHECK(clock.slept() == std::vector<std::chrono::milliseconds>{100s});
}
