#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <atomic>
#include <barrier>
#include <latch>
#include <new>
#include <stdexcept>

using namespace partnerctl;
using namespace std::chrono_literals;
using fleet::Assignment;
using fleet::Outcome;
using test::actions;
using test::link_it;
using test::Memory;
using test::run;
using test::tenants;

TEST_CASE("every tenant is worked on once and the outcomes stand in roster order") {
  std::vector<std::atomic<int>> times(200);
  Memory memory;
  auto const result = run(
      tenants(200),
      [&](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
        ++times[a.index];
        outcome.action = "linked";
      },
      {.parallel = 8}, memory);
  REQUIRE(result.outcomes.size() == 200);
  for (std::size_t i = 0; i < 200; ++i) {
    CHECK(times[i] == 1);
    CHECK(result.outcomes[i].index == i);
    CHECK(result.outcomes[i].tenant == fmt::format("t{}.com", i));
    CHECK(result.outcomes[i].name == fmt::format("T{}", i));
    CHECK(result.outcomes[i].wanted == "1234567");
    CHECK(result.outcomes[i].attempts == 1);
  }
  CHECK(memory.indices.size() == 200);
  CHECK_FALSE(result.recorder_error);
}

TEST_CASE("as many tenants are in flight at once as allowed, and no more") {
  // Passes only if four are inside at the same time; a fifth would be seen.
  std::barrier four(4);
  std::atomic<int> inside = 0;
  std::atomic<int> most = 0;
  Memory memory;
  auto const job = [&](Assignment const&, Outcome& outcome, fleet::Beginning const&) {
    int const now = ++inside;
    int seen = most;
    while (now > seen && !most.compare_exchange_weak(seen, now)) {
    }
    four.arrive_and_wait();
    outcome.action = "linked";
    --inside;
    four.arrive_and_wait();
  };
  auto const result = run(tenants(12), job, {.parallel = 4}, memory);
  CHECK(result.outcomes.size() == 12);
  CHECK(most == 4);
}

TEST_CASE("with one worker the tenants go one after the other in their order") {
  std::vector<std::size_t> order;
  Memory memory;
  auto const job = [&](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    order.push_back(a.index);
    outcome.action = "linked";
  };
  // A number out of range is brought into it.
  run(tenants(5), job, {.parallel = GENERATE(1, 0, -3)}, memory);
  CHECK(order == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("no tenants are no work") {
  Memory memory;
  CHECK(run({}, link_it, {}, memory).outcomes.empty());
  CHECK(memory.indices.empty());
}

TEST_CASE("an Error becomes the tenant's own failure and keeps what was known") {
  Memory memory;
  auto const job = [](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    outcome.tenant_id = "known";
    outcome.attempts = 3;
    outcome.action = "linked";
    if (a.index == 1) {
      throw core::Error{.kind = core::ErrorKind::forbidden, .message = "no", .code = "C"};
    }
  };
  auto const result = run(tenants(3), job, {.parallel = 2}, memory);
  CHECK(actions(result.outcomes) == "linked failed linked");
  auto const& failed = result.outcomes[1];
  REQUIRE(failed.error);
  CHECK(failed.error->kind == core::ErrorKind::forbidden);
  CHECK(failed.error->code == "C");
  CHECK(failed.tenant_id == "known");
  CHECK(failed.attempts == 3);
  CHECK_FALSE(result.outcomes[0].error);
}

TEST_CASE("a defect or an empty memory in one tenant harms no other") {
  Memory memory;
  auto const job = [](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    outcome.action = "linked";
    if (a.index == 0) {
      throw std::logic_error("a defect");
    }
    if (a.index == 1) {
      throw std::bad_alloc();
    }
    if (a.index == 2) {
      throw 7; // NOLINT: whatever a job throws
    }
  };
  auto const result = run(tenants(4), job, {.parallel = 4}, memory);
  CHECK(actions(result.outcomes) == "failed failed failed linked");
  for (std::size_t i = 0; i < 3; ++i) {
    REQUIRE(result.outcomes[i].error);
    CHECK(result.outcomes[i].error->kind == core::ErrorKind::internal);
  }
  CHECK(result.outcomes[0].error->message == "a defect");
  CHECK(result.outcomes[1].error->message == "out of memory");
}

TEST_CASE("a job that says nothing has failed, it was not left unstarted") {
  Memory memory;
  auto const result = run(
      tenants(1), [](Assignment const&, Outcome&, fleet::Beginning const&) {}, {}, memory);
  CHECK(actions(result.outcomes) == "failed");
  CHECK(memory.actions == std::vector<std::string>{"failed"});
}

TEST_CASE("the duration is measured by the steady clock") {
  test::FakeClock clock;
  Memory memory;
  auto const job = [&](Assignment const&, Outcome& outcome, fleet::Beginning const&) {
    clock.advance(412ms);
    clock.set_wall(test::FakeClock::k_start - 1h);
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(2), job, {.parallel = 1}, memory, clock);
  CHECK(result.outcomes[0].duration == 412ms);
  CHECK(result.outcomes[1].duration == 412ms);
}

TEST_CASE("the recorder hears of tenants in the order in which they end") {
  Memory memory;
  std::latch second_ended(1);
  class Order final : public fleet::Recorder {
  public:
    Order(Memory& memory, std::latch& latch) : m_memory(memory), m_latch(latch) {}
    void ended(Outcome const& outcome) override {
      m_memory.ended(outcome);
      if (outcome.index == 1) {
        m_latch.count_down();
      }
    }

  private:
    Memory& m_memory;
    std::latch& m_latch;
  } order(memory, second_ended);
  auto const job = [&](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    if (a.index == 0) {
      second_ended.wait();
    }
    outcome.action = "linked";
  };
  auto const result = run(tenants(2), job, {.parallel = 2}, order);
  CHECK(memory.indices == std::vector<std::size_t>{1, 0});
  CHECK(result.outcomes.front().index == 0);
}

TEST_CASE("a merged tenant is in no output, proves nothing and is not recorded") {
  Memory memory;
  std::vector<std::size_t> asked;
  auto const job = [](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    outcome.merged = a.index == 1;
    outcome.action = a.index == 1 ? outcome.action : "linked";
  };
  auto const proves = [&](Outcome const& outcome) {
    asked.push_back(outcome.index);
    return false;
  };
  auto const result = run(tenants(3), job, {.parallel = 1, .proves = proves}, memory);
  REQUIRE(result.outcomes.size() == 2);
  CHECK(result.outcomes[1].index == 2);
  CHECK(memory.indices == std::vector<std::size_t>{0, 2});
  CHECK(asked == std::vector<std::size_t>{0, 2});
}

TEST_CASE("a failure is shown even where the tenant was about to be merged") {
  Memory memory;
  auto const job = [](Assignment const&, Outcome& outcome, fleet::Beginning const&) {
    outcome.merged = true;
    throw core::Error{.message = "late"};
  };
  CHECK(actions(run(tenants(1), job, {}, memory).outcomes) == "failed");
}

TEST_CASE("more workers than tenants are not needed") {
  Memory memory;
  CHECK(run(tenants(3), link_it, {.parallel = 256}, memory).outcomes.size() == 3);
}

TEST_CASE("what is the same in many tenants is kept once") {
  Memory memory;
  auto const job = [](Assignment const& a, Outcome& outcome, fleet::Beginning const&) {
    outcome.action = "linked";
    outcome.identity = "engineer@partner.example";
    outcome.tenant_id = a.tenant.text();
  };
  auto const outcomes = run(tenants(3), job, {.parallel = 2}, memory).outcomes;
  CHECK(outcomes[0].identity.view().data() == outcomes[2].identity.view().data());
  CHECK(outcomes[0].wanted.view().data() == outcomes[2].wanted.view().data());
  CHECK(outcomes[1].tenant.view().data() == outcomes[1].tenant_id.view().data());
  CHECK(outcomes[1].tenant_id == "t1.com");
}
