// Processes that are killed, and several that write at once.

#include "ledger/quick_folder.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <random>

using namespace partnerctl;

TEST_CASE("a writer that is killed at any moment loses nothing that it was told is kept") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::open_ledger(path);
  std::mt19937 random(20261122);
  std::size_t in_all = 0;
  for (int round = 0; round < 30; ++round) {
    test::Channel channel;
    test::Child child([&] {
      auto book = test::open_ledger(path);
      auto const writer = book.begin(test::link_run(), test::tenants(400));
      channel.send(-2);
      for (std::size_t i = 0; i < 400; ++i) {
        writer->ended(test::linked(i));
        channel.send(static_cast<int>(i));
      }
      writer->finish(ledger::Ending::finished);
      return 0;
    });
    channel.close_sending();
    // From before its beginning to after its end.
    auto const reports = static_cast<int>(random() % 410);
    int last = -1;
    for (int i = 0; i < reports; ++i) {
      last = std::max(last, channel.receive());
    }
    ::usleep(static_cast<useconds_t>(random() % 500));
    child.kill();
    child.wait();
    for (int more = channel.receive(); more != -1; more = channel.receive()) {
      last = std::max(last, more);
    }
    REQUIRE(test::ask(path, "pragma integrity_check") == "ok");
    auto book = test::open_ledger(path);
    auto const runs = book.runs(1000);
    if (last < 0) {
      continue;
    }
    auto const run = book.run(runs.at(0).id);
    CHECK(run.rows.size() == 400);
    CHECK(run.summary.state != ledger::RunState::running);
    for (int i = 0; i <= last; ++i) {
      REQUIRE(run.rows.at(static_cast<std::size_t>(i)).outcome);
    }
    in_all += static_cast<std::size_t>(last + 1);
    // At most the one whose report was still to come is there beyond.
    CHECK(run.summary.count("linked") <= static_cast<std::size_t>(last) + 2);
    auto const resumed = book.resume(run.summary.id, {});
    CHECK(resumed.run.summary.left == 400 - run.summary.count("linked"));
    resumed.writer->finish(ledger::Ending::finished);
  }
  CHECK(in_all > 1000);
}

TEST_CASE("two processes write two runs at once and each finds its own whole") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::open_ledger(path);
  auto const write = [&] {
    auto book = test::open_ledger(path);
    auto const writer = book.begin(test::link_run(), test::tenants(300));
    for (std::size_t i = 0; i < 300; ++i) {
      writer->ended(test::linked(i));
    }
    writer->finish(ledger::Ending::finished);
    return book.run(writer->id()).summary.count("linked") == 300 ? 0 : 1;
  };
  test::Child first(write);
  test::Child second(write);
  CHECK(first.wait() == 0);
  CHECK(second.wait() == 0);
  auto const runs = test::open_ledger(path).runs(10);
  REQUIRE(runs.size() == 2);
  for (auto const& run : runs) {
    CHECK(run.state == ledger::RunState::finished);
    CHECK(run.count("linked") == 300);
    CHECK(run.left == 0);
  }
}

TEST_CASE("of two processes that resume one run at once, one does") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto book = test::open_ledger(path);
  auto const id = book.begin(test::link_run(), test::tenants(5))->id();
  for (int round = 0; round < 10; ++round) {
    test::Channel go;
    test::Channel done;
    test::Channel both_done;
    auto const resume = [&] {
      go.close_sending();
      both_done.close_sending();
      go.receive();
      try {
        auto mine = test::open_ledger(path);
        auto const resumed = mine.resume(id, {});
        done.send(1);
        both_done.receive();
      } catch (core::Error const& error) {
        done.send(error.kind == core::ErrorKind::conflict ? 0 : 5);
      }
      return 0;
    };
    test::Child const first(resume);
    test::Child const second(resume);
    go.close_sending();
    CHECK(done.receive() + done.receive() == 1);
    both_done.close_sending();
  }
  CHECK(book.run(id).resumptions.size() == 10);
}
