#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"
#include "support/hand_clock.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::SteadyPoint;
using fleet::Assignment;
using fleet::Beginning;
using fleet::Outcome;
using test::actions;
using test::Memory;
using test::tenants;

namespace {

core::Error told_to_wait(std::chrono::milliseconds wait) {
  return {.kind = core::ErrorKind::throttled,
          .message = "told to wait",
          .status = 429,
          .request_id = "r1",
          .retry_after = wait};
}

// What began, in its order: "0 1 0".
struct Order {
  std::string text{};
  void operator()(std::size_t index) { text += (text.empty() ? "" : " ") + std::to_string(index); }
};

} // namespace

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

TEST_CASE("a tenant that waits when no more are started has failed and is told to the recorder") {
  test::FakeClock clock;
  Memory memory;
  std::stop_source no_more;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const&) {
    clock.advance(1s);
    if (a.index < 2) {
      outcome.before = "7654321";
      throw told_to_wait(100s);
    }
    no_more.request_stop();
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(
      tenants(4), job, {.parallel = 1, .no_more = no_more.get_token()}, memory, clock);
  CHECK(actions(result.outcomes) == "failed failed linked not-started");
  auto const& waited = result.outcomes[0];
  REQUIRE(waited.error);
  CHECK(waited.error->kind == core::ErrorKind::cancelled);
  CHECK(waited.error->message ==
        "the run ended while this tenant waited to be begun again: told to wait");
  CHECK(waited.error->status == 429);
  CHECK(waited.error->request_id == "r1");
  CHECK_FALSE(waited.error->retry_after);
  CHECK(waited.before == "7654321");
  CHECK(waited.attempts == 1);
  CHECK(waited.duration == 3s);
  CHECK(memory.indices == std::vector<std::size_t>{2, 0, 1});
  CHECK(clock.slept().empty());
}

TEST_CASE("whatever ends a run ends those who sleep until a tenant is due") {
  // The machine's own clock: the tenants are due in an hour, and the test is over at once.
  std::stop_source no_more;
  std::stop_source abandon;
  bool const at_once = GENERATE(false, true);
  Memory memory;
  std::atomic<int> begun = 0;
  auto const job = [&](Assignment const&, Outcome&, Beginning const&) {
    ++begun;
    throw told_to_wait(1h);
  };
  std::jthread const person([&] {
    while (begun < 5) {
      std::this_thread::yield();
    }
    (at_once ? abandon : no_more).request_stop();
  });
  auto const result = fleet::dispatch(tenants(5), job,
                                      {.parallel = 3,
                                       .patience = 2h,
                                       .no_more = no_more.get_token(),
                                       .abandon = abandon.get_token()},
                                      memory, core::system_clock());
  CHECK(actions(result.outcomes) == "failed failed failed failed failed");
  CHECK(memory.indices == std::vector<std::size_t>{0, 1, 2, 3, 4});
}

TEST_CASE("a recorder that fails ends those who wait and each is still offered to it") {
  struct FullDisk final : fleet::Recorder {
    void ended(Outcome const&) override {
      ++told;
      throw core::Error{.message = "disk full"};
    }
    int told = 0;
  } disk;
  test::FakeClock clock;
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const&) {
    if (a.index == 0) {
      throw told_to_wait(100s);
    }
    outcome.action = "linked";
  };
  auto const result = fleet::dispatch(tenants(3), job, {.parallel = 1}, disk, clock);
  CHECK(actions(result.outcomes) == "failed linked not-started");
  CHECK(result.outcomes[0].error->kind == core::ErrorKind::cancelled);
  CHECK(result.recorder_error);
  CHECK(disk.told == 2);
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

TEST_CASE("one hanging tenant costs its own time and holds up no other") {
  struct Watch final : fleet::Recorder {
    explicit Watch(std::stop_source& stop) : abandon(stop) {}
    void ended(Outcome const& outcome) override {
      order.push_back(outcome.index);
      // All others are done while it hangs: only then somebody loses patience with it.
      if (order.size() == 49) {
        abandon.request_stop();
      }
    }
    std::stop_source& abandon;
    std::vector<std::size_t> order;
  };
  std::stop_source abandon;
  Watch watch(abandon);
  auto const job = [&](Assignment const& a, Outcome& outcome, Beginning const& beginning) {
    if (a.index == 3) {
      std::mutex mutex;
      std::condition_variable_any wake;
      std::unique_lock lock(mutex);
      wake.wait(lock, beginning.stop, [] { return false; });
      throw core::Error{.kind = core::ErrorKind::network, .message = "timed out"};
    }
    outcome.action = "linked";
  };
  auto const result =
      fleet::dispatch(tenants(50), job, {.parallel = 2, .abandon = abandon.get_token()}, watch,
                      core::system_clock());
  REQUIRE(watch.order.size() == 50);
  CHECK(watch.order.back() == 3);
  CHECK(result.outcomes[3].action == "failed");
}

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
