#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <unistd.h>

#include <set>

using namespace partnerctl;
using ledger::Redo;
using test::contains;
using test::refusal;

namespace {

std::vector<std::size_t> indices(std::vector<fleet::Assignment> const& rows) {
  std::vector<std::size_t> all;
  all.reserve(rows.size());
  for (auto const& row : rows) {
    all.push_back(row.index);
  }
  return all;
}

fleet::Outcome refused(std::size_t index) {
  auto outcome = test::linked(index);
  outcome.action = "refused";
  return outcome;
}

ledger::ResumeStart second_try() {
  return {.tool_version = "0.2.0",
          .identity = {.type = core::Identity::Type::application,
                       .name = "app",
                       .method = "secret",
                       .object = *core::Guid::parse("99999999-2222-4333-8444-555555555555")},
          .command_line = "partnerctl run resume X"};
}

// Rows: linked, failed, refused, nothing, nothing.
std::string interrupted_run(ledger::Ledger& book) {
  auto const writer = book.begin(test::link_run(), test::tenants(5));
  writer->ended(test::linked(0));
  writer->ended(test::failed(1));
  writer->ended(refused(2));
  writer->finish(ledger::Ending::interrupted);
  return writer->id();
}

} // namespace

TEST_CASE("what is left and what failed is to be done again, or what failed alone") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const run = book.run(interrupted_run(book));
  CHECK(indices(ledger::remaining(run, Redo::left_and_failed)) ==
        std::vector<std::size_t>{1, 3, 4});
  CHECK(indices(ledger::remaining(run, Redo::failed_only)) == std::vector<std::size_t>{1});
}

TEST_CASE("a resumed run gets the rows as they were resolved") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const id = interrupted_run(book);
  auto const resumed = book.resume(id, second_try());
  CHECK(resumed.writer->id() == id);
  auto const rows = ledger::remaining(resumed.run, Redo::failed_only);
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].tenant.text() == "t1.example");
  CHECK(rows[0].profile == "west");
  CHECK(rows[0].partner_id->text() == "1234567");
}

TEST_CASE("a resumption adds to the run with more attempts and says who it was") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const id = interrupted_run(book);
  clock.advance(std::chrono::hours(1));
  auto resumed = book.resume(id, second_try());
  CHECK(book.run(id).summary.state == ledger::RunState::running);
  CHECK_FALSE(book.run(id).summary.ended);
  resumed.writer->ended(test::failed(1));
  resumed.writer->ended(test::linked(3));
  resumed.writer->finish(ledger::Ending::interrupted);
  resumed = {};
  clock.advance(std::chrono::hours(1));
  {
    auto const again = book.resume(id, second_try());
    auto outcome = test::linked(1);
    outcome.attempts = 5; // what a caller counted itself
    again.writer->ended(outcome);
    again.writer->finish(ledger::Ending::finished);
  }
  auto const run = book.run(id);
  CHECK(run.rows[0].outcome->attempts == 1);
  CHECK(run.rows[1].outcome->action == "linked");
  CHECK(run.rows[1].outcome->attempts == 5);
  CHECK(run.rows[3].outcome->attempts == 1);
  CHECK(run.summary.left == 1);
  CHECK(run.summary.state == ledger::RunState::interrupted);
  CHECK(run.summary.started == test::FakeClock::k_start);
  REQUIRE(run.resumptions.size() == 2);
  auto const& first = run.resumptions[0];
  CHECK(first.start.tool_version == "0.2.0");
  CHECK(first.start.identity.name == "app");
  CHECK(first.start.identity.type == core::Identity::Type::application);
  CHECK(first.start.identity.object == second_try().identity.object);
  CHECK(first.start.command_line == "partnerctl run resume X");
  CHECK(first.worker.process == ::getpid());
  CHECK(first.started == test::FakeClock::k_start + std::chrono::hours(1));
  CHECK(first.ended == first.started);
  CHECK(test::ask(folder.path() + "/a.db",
                  "select group_concat(attempt) from outcome where ordinal = 1") == "1,2,5");
}

TEST_CASE("a run whose process lives cannot be resumed") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto book = test::open_ledger(path);
  test::Channel channel;
  test::Channel never;
  test::Child child([&] {
    auto other = test::open_ledger(path);
    auto const writer = other.begin(test::link_run(), test::tenants(2));
    channel.send(1);
    never.receive();
    return 0;
  });
  REQUIRE(channel.receive() == 1);
  auto const id = book.runs(1).at(0).id;
  CHECK(book.run(id).summary.state == ledger::RunState::running);
  auto const error = refusal([&] { book.resume(id, {}); });
  CHECK(error.kind == core::ErrorKind::conflict);
  CHECK(contains(error.message, id));
  CHECK(contains(error.message, std::to_string(child.pid())));
  CHECK(book.run(id).resumptions.empty());
  child.kill();
  child.wait();
  CHECK(book.run(id).summary.state == ledger::RunState::interrupted);
  auto const resumed = book.resume(id, {});
  CHECK(resumed.run.summary.left == 2);
  CHECK(refusal([&] { test::open_ledger(path).resume(id, {}); }).kind == core::ErrorKind::conflict);
}

TEST_CASE("a run that does not exist cannot be resumed") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  CHECK(refusal([&] { book.resume("20200101T000000Z-0000", {}); }).kind ==
        core::ErrorKind::not_found);
}

TEST_CASE("a clock that is set back in mid-run costs no row and the run goes on") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const writer = book.begin(test::link_run(), test::tenants(3));
  writer->ended(test::linked(0));
  auto const earlier = test::FakeClock::k_start - std::chrono::hours(24);
  clock.set_wall(earlier);
  writer->ended(test::failed(1));
  writer->finish(ledger::Ending::interrupted);
  auto const id = writer->id();
  auto run = book.run(id);
  // As the clock had it: nothing is told apart by these times.
  CHECK(run.summary.started == test::FakeClock::k_start);
  CHECK(run.summary.ended == earlier);
  CHECK(run.rows[1].recorded == earlier);
  CHECK(run.summary.state == ledger::RunState::interrupted);
  // Another run in what is now the past, and the same second once more.
  auto const second = book.begin(test::link_run(), test::tenants(1))->id();
  auto const third = book.begin(test::link_run(), test::tenants(1))->id();
  CHECK(std::set<std::string>{id, second, third}.size() == 3);
}

TEST_CASE("a resumption that began before its run by the clock has the latest word all the same") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const id = interrupted_run(book);
  clock.set_wall(test::FakeClock::k_start - std::chrono::hours(24));
  auto const resumed = book.resume(id, second_try());
  resumed.writer->ended(test::linked(1));
  resumed.writer->finish(ledger::Ending::finished);
  auto const run = book.run(id);
  CHECK(run.rows[1].outcome->action == "linked");
  CHECK(run.rows[1].outcome->attempts == 2);
  CHECK(indices(ledger::remaining(run, Redo::left_and_failed)) == std::vector<std::size_t>{3, 4});
}

TEST_CASE("a run is finished once no row is left and merged rows are none") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const id = interrupted_run(book);
  {
    auto const resumed = book.resume(id, second_try());
    resumed.writer->ended(test::linked(1));
    resumed.writer->finish(ledger::Ending::finished);
  }
  CHECK(book.run(id).summary.state == ledger::RunState::interrupted);
  {
    auto const resumed = book.resume(id, second_try());
    resumed.writer->ended(test::linked(3));
    resumed.writer->finish(ledger::Ending::finished, {4});
  }
  CHECK(book.run(id).summary.state == ledger::RunState::finished);
}
