// How a run ends before all its tenants are done: by an interrupt, or a recorder that fails.

#include "fleet/dispatch_setup.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <barrier>
#include <condition_variable>
#include <mutex>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using fleet::Assignment;
using fleet::Beginning;
using fleet::Outcome;
using test::actions;
using test::FullDisk;
using test::Memory;
using test::run;
using test::tenants;
using test::told_to_wait;

TEST_CASE("after the first interrupt no tenant is started and those in flight end well") {
  std::stop_source no_more;
  Memory memory;
  std::barrier both(2);
  auto const job = [&](Assignment const&, Outcome& outcome, fleet::Beginning const& beginning) {
    both.arrive_and_wait();
    no_more.request_stop();
    both.arrive_and_wait();
    outcome.action = beginning.stop.stop_requested() ? "failed" : "linked";
  };
  auto const result = run(tenants(5), job, {.parallel = 2, .no_more = no_more.get_token()}, memory);
  CHECK(actions(result.outcomes) == "linked linked not-started not-started not-started");
  CHECK(result.outcomes[4].attempts == 0);
  CHECK(result.outcomes[4].tenant == "t4.com");
  CHECK(memory.indices.size() == 2);
}

TEST_CASE("the second interrupt reaches those in flight") {
  std::stop_source abandon;
  Memory memory;
  auto const job = [&](Assignment const& a, Outcome& outcome, fleet::Beginning const& beginning) {
    if (a.index == 1) {
      abandon.request_stop();
    }
    // Waits for the interrupt, as a call on the network would.
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    wake.wait(lock, beginning.stop, [] { return false; });
    outcome.action = "linked";
    throw core::Error{.kind = core::ErrorKind::cancelled, .message = "interrupted"};
  };
  auto const result = run(tenants(4), job, {.parallel = 2, .abandon = abandon.get_token()}, memory);
  CHECK(actions(result.outcomes) == "failed failed not-started not-started");
  CHECK(result.outcomes[0].error->kind == core::ErrorKind::cancelled);
}

TEST_CASE("a recorder that fails stops new tenants, and no outcome is lost") {
  FullDisk disk;
  std::barrier both(2);
  auto const job = [&](Assignment const&, Outcome& outcome, fleet::Beginning const&) {
    both.arrive_and_wait();
    outcome.action = "linked";
  };
  auto const result = run(tenants(6), job, {.parallel = 2}, disk);
  REQUIRE(result.recorder_error);
  CHECK(result.recorder_error->message == "disk full at 1");
  REQUIRE(result.outcomes.size() == 6);
  auto const started =
      static_cast<int>(std::count_if(result.outcomes.begin(), result.outcomes.end(),
                                     [](auto const& o) { return o.attempts > 0; }));
  CHECK(result.outcomes[0].action == "linked");
  CHECK(result.outcomes[5].action == "not-started");
  CHECK(disk.told == started);
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
  FullDisk disk;
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
