#include "ledger/run_lock.hpp"
#include "ledger/runs.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using ledger::LiveRun;
using ledger::RunLock;

namespace {

LiveRun a_run(std::string id) {
  return {.id = std::move(id),
          .command = "link-pal",
          .worker = {.host = "build7", .process = 1234},
          .started = "2026-11-22T10:15:00Z"};
}

} // namespace

TEST_CASE("a lock of a run is held once, also within one process, and goes with its holder") {
  test::TemporaryFolder const folder;
  auto const place = folder.path() + "/a.db.running";
  CHECK_FALSE(ledger::is_live(place, "r1"));
  {
    auto const lock = RunLock::take(place, a_run("r1"));
    REQUIRE(lock);
    CHECK(ledger::is_live(place, "r1"));
    CHECK_FALSE(ledger::is_live(place, "r2"));
    CHECK_FALSE(RunLock::take(place, a_run("r1")));
    CHECK(RunLock::take(place, a_run("r2")));
  }
  CHECK_FALSE(ledger::is_live(place, "r1"));
  CHECK(std::filesystem::is_empty(place));
  CHECK(RunLock::take(place, a_run("r1")));
}

TEST_CASE("a process that was killed holds no lock, although its file is still there") {
  test::TemporaryFolder const folder;
  test::Channel channel;
  test::Channel never;
  test::Child child([&] {
    auto const lock = RunLock::take(folder.path(), a_run("r1"));
    channel.send(lock ? 1 : 0);
    never.receive();
    return 0;
  });
  REQUIRE(channel.receive() == 1);
  CHECK(ledger::is_live(folder.path(), "r1"));
  CHECK_FALSE(RunLock::take(folder.path(), a_run("r1")));
  child.kill();
  child.wait();
  CHECK(std::filesystem::exists(folder.path() + "/r1"));
  CHECK_FALSE(ledger::is_live(folder.path(), "r1"));
  CHECK(ledger::live_runs(folder.path()).empty());
  CHECK(RunLock::take(folder.path(), a_run("r1")));
}

TEST_CASE("live runs are told with who works on them") {
  test::TemporaryFolder const folder;
  auto const first = RunLock::take(folder.path(), a_run("r2"));
  auto const second = RunLock::take(folder.path(), a_run("r1"));
  auto const live = ledger::live_runs(folder.path());
  REQUIRE(live.size() == 2);
  CHECK(ledger::to_text(live[0]) ==
        "r1 (link-pal, process 1234 on build7, since 2026-11-22T10:15:00Z)");
  CHECK(live[1].id == "r2");
  CHECK(ledger::live_runs(folder.path() + "/nowhere").empty());
}

TEST_CASE("asking whether a run lives does not keep anybody from taking its lock") {
  test::TemporaryFolder const folder;
  folder.write("r1", "");
  test::Channel channel;
  test::Child const asker([&] {
    channel.send(1);
    while (true) {
      static_cast<void>(ledger::is_live(folder.path(), "r1"));
    }
    return 0;
  });
  REQUIRE(channel.receive() == 1);
  int taken = 0;
  for (int i = 0; i < 500; ++i) {
    taken += RunLock::take(folder.path(), a_run("r1")) ? 1 : 0;
  }
  CHECK(taken == 500);
}
