#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "partnerctl/ledger/run_writer.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

using namespace partnerctl;
using test::refusal;

TEST_CASE("an outcome comes back as it ended, whole") {
  test::TemporaryFolder const folder;
  test::FakeClock const clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const rows = test::tenants(2);
  auto const writer = book.begin(test::link_run(), rows);
  writer->ended(test::failed(1));
  auto const run = test::open_ledger(folder.path() + "/a.db").run(writer->id());
  CHECK_FALSE(run.rows[0].outcome);
  REQUIRE(run.rows[1].outcome);
  auto const& got = *run.rows[1].outcome;
  auto const sent = test::failed(1);
  CHECK(run.rows[1].recorded == clock.now());
  CHECK(got.index == 1);
  CHECK(got.tenant == "T1");
  CHECK(got.name == rows[1].name);
  CHECK(got.action == sent.action);
  CHECK(got.tenant_id == sent.tenant_id);
  CHECK(got.object_id == sent.object_id);
  CHECK(got.identity == sent.identity);
  CHECK(got.wanted == sent.wanted);
  CHECK(got.before == sent.before);
  CHECK(got.before_name == sent.before_name);
  CHECK(got.after == sent.after);
  CHECK(got.after_name == sent.after_name);
  CHECK(got.since == sent.since);
  CHECK(got.read_at == sent.read_at);
  CHECK(got.reason == sent.reason);
  CHECK(got.request_id == sent.request_id);
  CHECK(got.attempts == 1);
  CHECK(got.duration == sent.duration);
  REQUIRE(got.error);
  CHECK(got.error->kind == sent.error->kind);
  CHECK(got.error->message == sent.error->message);
  CHECK(got.error->hint == sent.error->hint);
  CHECK(got.error->cause == sent.error->cause);
  CHECK(got.error->code == sent.error->code);
  CHECK(got.error->status == sent.error->status);
  CHECK(got.error->request_id == sent.error->request_id);
  CHECK(got.error->maybe_done);
  CHECK_FALSE(got.error->exhausted);
}

TEST_CASE("every kind of error comes back as that kind") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const writer = book.begin(test::link_run(), test::tenants(11));
  for (std::size_t i = 0; i < 11; ++i) {
    auto outcome = test::failed(i);
    outcome.error->kind = static_cast<core::ErrorKind>(i);
    writer->ended(outcome);
  }
  auto const run = book.run(writer->id());
  for (std::size_t i = 0; i < 11; ++i) {
    CHECK(run.rows[i].outcome->error->kind == static_cast<core::ErrorKind>(i));
  }
}

TEST_CASE("an outcome with nothing but its action, and one with odd texts, are kept") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const writer = book.begin(test::link_run(), test::tenants(2));
  writer->ended({.index = 0, .action = "skipped"});
  auto odd = test::linked(1);
  odd.after_name = "'; drop table run; -- :id \"ü\" \xff";
  odd.reason = std::string(100000, 'x');
  writer->ended(odd);
  auto const run = book.run(writer->id());
  CHECK(run.rows[0].outcome->action == "skipped");
  CHECK_FALSE(run.rows[0].outcome->since);
  CHECK_FALSE(run.rows[0].outcome->error);
  CHECK(run.rows[0].outcome->attempts == 1);
  CHECK(run.rows[1].outcome->after_name == odd.after_name);
  CHECK(run.rows[1].outcome->reason == odd.reason);
}

TEST_CASE("merged rows are neither left over nor shown") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const writer = book.begin(test::link_run(), test::tenants(4));
  writer->ended(test::linked(0));
  writer->ended({.index = 1, .merged = true});
  writer->finish(ledger::Ending::finished, {2});
  auto const run = book.run(writer->id());
  CHECK(run.rows[1].merged);
  CHECK(run.rows[2].merged);
  CHECK(run.summary.tenants == 2);
  CHECK(run.summary.left == 1);
  auto const shown = ledger::outcomes(run);
  REQUIRE(shown.size() == 2);
  CHECK(shown[0].action == "linked");
  CHECK(shown[1].action == "not-started");
  CHECK(shown[1].index == 3);
  CHECK(shown[1].tenant == "T3");
  CHECK(shown[1].wanted == "1234567");
  CHECK(shown[1].attempts == 0);
  auto const left = ledger::remaining(run, ledger::Redo::left_and_failed);
  REQUIRE(left.size() == 1);
  CHECK(left[0].index == 3);
}

TEST_CASE("a fleet records each of its tenants, from several threads") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const rows = test::tenants(200);
  auto const writer = book.begin(test::link_run(), rows);
  auto const dispatched = fleet::dispatch(
      rows,
      [](fleet::Assignment const& row, fleet::Outcome& outcome, fleet::Beginning const&) {
        outcome.action = row.index % 10 == 0 ? "unchanged" : "linked";
      },
      {.parallel = 8}, *writer, core::system_clock());
  CHECK_FALSE(dispatched.recorder_error);
  writer->finish(ledger::Ending::finished);
  auto const summary = book.runs(1).at(0);
  CHECK(summary.count("linked") == 180);
  CHECK(summary.count("unchanged") == 20);
  CHECK(summary.left == 0);
  CHECK(summary.state == ledger::RunState::finished);
}

TEST_CASE("a write that cannot be kept is told once, and kept when there is room again") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  test::FakeClock const clock;
  auto book = test::open_ledger(path, clock);
  auto const writer = book.begin(test::link_run(), test::tenants(4));
  writer->ended(test::linked(0));
  // A trigger refuses as a full disk would.
  test::execute(path, {"create trigger full before insert on outcome "
                       "begin select raise(abort, 'hunter2'); end"});
  auto const error = refusal([&] { writer->ended(test::linked(1)); });
  CHECK_FALSE(test::contains(error.message + error.hint + error.cause, "hunter2"));
  CHECK_FALSE(test::contains(error.message + error.hint, "Contoso"));
  CHECK_NOTHROW(writer->ended(test::linked(2)));
  CHECK(writer->lost() == 2);
  SECTION("with the next outcome") {
    test::execute(path, {"drop trigger full"});
    writer->ended(test::linked(3));
    CHECK(writer->lost() == 0);
    CHECK(book.run(writer->id()).summary.count("linked") == 4);
  }
  SECTION("at the end") {
    CHECK_THROWS_AS(writer->finish(ledger::Ending::finished), core::Error);
    CHECK(writer->lost() == 2);
    CHECK(book.run(writer->id()).summary.state == ledger::RunState::running);
    test::execute(path, {"drop trigger full"});
    writer->finish(ledger::Ending::finished);
    CHECK(writer->lost() == 0);
    CHECK(book.run(writer->id()).summary.count("linked") == 3);
    auto const summary = book.run(writer->id()).summary;
    CHECK(summary.left == 1);
    CHECK(summary.state == ledger::RunState::interrupted);
    CHECK(summary.ended);
  }
}

TEST_CASE("no error of the ledger shows a value that was to be stored") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const writer = book.begin(test::link_run(), test::tenants(1));
  auto outcome = test::linked(7); // no such row
  outcome.reason = "hunter2";
  auto const error = refusal([&] { writer->ended(outcome); });
  CHECK(test::contains(error.message, "a.db"));
  CHECK_FALSE(test::contains(error.message + error.hint + error.cause + error.code, "hunter2"));
}
