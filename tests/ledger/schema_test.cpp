#include "ledger/place.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "ledger/schema.hpp"
#include "partnerctl/core/text.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <regex>

using namespace partnerctl;
using ledger::Connection;
using ledger::migrate;
using ledger::Migration;
using test::ask;
using test::refusal;

namespace {

class Place {
public:
  std::string const& path() const { return m_path; }
  // Applies the steps through a connection of its own.
  void bring_to(std::vector<Migration> const& steps) const {
    Connection connection(ledger::make_place(m_path), core::system_clock(),
                          core::Milliseconds(1000));
    migrate(connection, steps);
  }

private:
  test::TemporaryFolder m_folder;
  std::string m_path = m_folder.path() + "/a.db";
};

Migration first_step() {
  return {.version = 1,
          .statements = {"create table partnerctl_schema (version integer not null primary key, "
                         "tool_version text not null, applied_at bigint not null)",
                         "create table thing (id text not null primary key)"}};
}

Migration second_step() {
  return {.version = 2,
          .statements = {"alter table thing add column colour text not null default 'red'",
                         "update thing set colour = 'blue' where id = 'b'"}};
}

} // namespace

TEST_CASE("an older ledger is brought up to date step by step and keeps what it has") {
  Place const place;
  place.bring_to({first_step()});
  test::execute(place.path(), {"insert into thing values ('a')", "insert into thing values ('b')"});
  place.bring_to({first_step(),
                  second_step(),
                  {.version = 3, .statements = {"create table other (id text)"}}});
  CHECK(ask(place.path(), "select group_concat(id || colour) from thing") == "ared,bblue");
  CHECK(ask(place.path(), "select group_concat(version) from partnerctl_schema") == "1,2,3");
  CHECK(ask(place.path(), "select tool_version from partnerctl_schema where version = 3") ==
        PARTNERCTL_VERSION);
}

TEST_CASE("a step that was taken is not taken again") {
  Place const place;
  place.bring_to({first_step()});
  CHECK_NOTHROW(place.bring_to({first_step()}));
  CHECK(ask(place.path(), "select count(*) from partnerctl_schema") == "1");
}

TEST_CASE("a step that fails leaves the version before it, whole") {
  Place const place;
  place.bring_to({first_step()});
  auto broken = second_step();
  broken.statements.push_back("insert into nowhere values (1)");
  CHECK_THROWS_AS(place.bring_to({first_step(), broken}), core::Error);
  CHECK(ask(place.path(), "select max(version) from partnerctl_schema") == "1");
  CHECK(ask(place.path(), "select sql from sqlite_master where name = 'thing'") ==
        "CREATE TABLE thing (id text not null primary key)");
  CHECK_NOTHROW(place.bring_to({first_step(), second_step()}));
}

TEST_CASE("several processes that meet a new ledger at once make one") {
  Place const place;
  std::vector<std::unique_ptr<test::Child>> children;
  children.reserve(6);
  for (int i = 0; i < 6; ++i) {
    children.push_back(std::make_unique<test::Child>([&] {
      auto book = test::open_ledger(place.path());
      return book.begin(test::link_run(), test::tenants(3)) != nullptr ? 0 : 1;
    }));
  }
  for (auto const& child : children) {
    CHECK(child->wait() == 0);
  }
  CHECK(ask(place.path(), "select count(*) from partnerctl_schema") ==
        std::to_string(ledger::migrations().size()));
  CHECK(test::open_ledger(place.path()).runs(10).size() == 6);
}

TEST_CASE("the steps are numbered from 1 without a gap and use what PostgreSQL knows too") {
  int version = 0;
  static std::regex const k_foreign(
      "autoincrement|without rowid|pragma|datetime|\\bblob\\b|rowid|strict|`|\\[",
      std::regex::icase);
  for (auto const& step : ledger::migrations()) {
    CHECK(step.version == ++version);
    for (auto const statement : step.statements) {
      INFO(statement);
      CHECK_FALSE(std::regex_search(std::string(statement), k_foreign));
    }
  }
}

TEST_CASE("a ledger of version 1 is read by every later version") {
  // The file is as version 1 wrote it. It is not to be changed: it stands for those that are out
  // there.
  Place const place;
  auto statements = core::split(test::fixture("ledger/version-1.sql"), ';');
  statements.pop_back();
  test::execute(place.path(), statements);
  auto const run = test::open_ledger(place.path()).run("20261122T101500Z-7f3a");
  CHECK(run.summary.state == ledger::RunState::finished);
  CHECK(run.summary.start.identity.name == "me@partner.example");
  REQUIRE(run.rows.size() == 2);
  CHECK(run.rows[0].assignment.labels == std::vector<std::string>{"gold"});
  REQUIRE(run.rows[0].outcome);
  CHECK(run.rows[0].outcome->after == "1234567");
  CHECK_FALSE(run.rows[0].outcome->since);
  CHECK(run.rows[0].outcome->read_at);
  CHECK_FALSE(run.rows[1].outcome);
}
