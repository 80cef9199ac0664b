// Faults that may pass: which tenants are begun again, and how often.

#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::SteadyPoint;
using fleet::Assignment;
using fleet::Beginning;
using fleet::Outcome;
using test::actions;
using test::Memory;
using test::tenants;
using test::told_to_wait;

TEST_CASE("a tenant that failed by what passes is begun again after 5 and after 15 seconds") {
  int const fails = GENERATE(1, 2, 3);
  test::FakeClock clock;
  Memory memory;
  std::vector<SteadyPoint> begun;
  auto const job = [&](Assignment const&, Outcome& outcome, Beginning const& beginning) {
    begun.push_back(clock.steady());
    if (beginning.number <= fails) {
      throw core::Error{.kind = core::ErrorKind::service, .message = "busy", .transient = true};
    }
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(1), job, {}, memory, clock);
  std::vector<std::chrono::milliseconds> const pauses{5s, 15s};
  CHECK(clock.slept() == std::vector<std::chrono::milliseconds>(
                             pauses.begin(), pauses.begin() + std::min(fails, 2)));
  auto const& outcome = result.outcomes[0];
  CHECK(outcome.action == (fails < 3 ? "linked" : "failed"));
  CHECK(outcome.attempts == std::min(fails, 2) + 1);
  CHECK(outcome.error.has_value() == (fails == 3));
  CHECK(memory.indices.size() == 1);
}

TEST_CASE("being told to wait does not count among the faults that pass") {
  test::FakeClock clock;
  Memory memory;
  auto const job = [&](Assignment const&, Outcome& outcome, Beginning const& beginning) {
    if (beginning.number < 4) {
      throw told_to_wait(2s);
    }
    if (beginning.number < 6) {
      throw core::Error{.message = "busy", .transient = true};
    }
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(1), job, {}, memory, clock);
  CHECK(clock.slept() == std::vector<std::chrono::milliseconds>{2s, 2s, 2s, 5s, 15s});
  CHECK(actions(result.outcomes) == "linked");
}

TEST_CASE("what does not pass and what has no time left to pass fails at once") {
  test::FakeClock clock;
  Memory memory;
  bool const passes = GENERATE(false, true);
  auto const job = [&](Assignment const&, Outcome&, Beginning const&) {
    throw core::Error{.message = "no", .transient = passes};
  };
  auto const result = fleet::dispatch(tenants(1), job, {.patience = 5s}, memory, clock);
  CHECK(actions(result.outcomes) == "failed");
  CHECK(result.outcomes[0].attempts == 1);
  CHECK(clock.slept().empty());
}

TEST_CASE("an error that was filled in puts a tenant off too and its word stays at the end") {
  test::FakeClock clock;
  Memory memory;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    outcome.action = "unreadable";
    outcome.error =
        a.index == 0 ? told_to_wait(200s) : core::Error{.message = "busy", .transient = true};
    if (a.index == 1 && beginning.number == 2) {
      outcome.error = std::nullopt;
      outcome.action = "linked";
    }
  };
  auto const result = fleet::dispatch(tenants(2), job, {.parallel = 1}, memory, clock);
  CHECK(actions(result.outcomes) == "unreadable linked");
  CHECK(result.outcomes[0].attempts == 2);
  CHECK(result.outcomes[0].error->message == "told to wait");
}

TEST_CASE("a tenant that is begun again is told what the beginning before had come to") {
  test::FakeClock clock;
  Memory memory;
  std::vector<std::string> told;
  auto const job = [&](Assignment const&, Outcome& outcome, Beginning const& beginning) {
    auto const* earlier = beginning.earlier;
    told.push_back(earlier == nullptr ? "nothing"
                                      : earlier->before + " " + earlier->error->message);
    if (beginning.number < 3) {
      outcome.before = std::to_string(beginning.number);
      throw core::Error{.message = "busy", .transient = true};
    }
    outcome.action = "linked";
  };
  fleet::dispatch(tenants(1), job, {}, memory, clock);
  CHECK(told == std::vector<std::string>{"nothing", "1 busy", "2 busy"});
}
