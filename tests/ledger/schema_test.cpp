#include "ledger/place.hpp"
#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "ledger/schema.hpp"
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
  for (int i = 0; i < 6; ++i) {
    children.push_back(std::make_unique<test::Child>([&] {
      auto book = test::open_ledger(place.path());
      return book.begin(test::link_run(), test::tenants(3)) != nullptr ? 0 : 1;
    }));
  }
  for (auto const& child : children) {
    CHECK(child->wait() == 0);
  }
  CHECK(ask(place.path(), "select count(*) from partnerctl_schema") == "1");
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
  // As version 1 wrote it. It is not to be changed: it stands for files that are out there.
  Place const place;
  test::execute(
      place.path(),
      {"create table partnerctl_schema (version integer not null primary key, tool_version text "
       "not null, applied_at bigint not null)",
       "create table run (id text not null primary key, command text not null, tool_version text "
       "not null, cloud text not null, method text not null, client_id text not null, account "
       "text not null, identity_type text not null, identity_name text not null, "
       "identity_client_id text not null, identity_method text not null, identity_tenant text not "
       "null, identity_object text not null, options text not null, command_line text not null, "
       "host text not null, process bigint not null, started_at bigint not null, ended_at bigint, "
       "ending text not null)",
       "create index run_by_start on run (started_at)",
       "create table run_source (run_id text not null references run (id), ordinal bigint not "
       "null, name text not null, sha256 text not null, primary key (run_id, ordinal))",
       "create table run_tenant (run_id text not null references run (id), ordinal bigint not "
       "null, tenant text not null, name text not null, shown text not null, partner_id text not "
       "null, profile text not null, client_id text not null, labels text not null, place text not "
       "null, merged smallint not null, primary key (run_id, ordinal))",
       "create table outcome (run_id text not null, ordinal bigint not null, attempt integer not "
       "null, action text not null, tenant_id text not null, object_id text not null, identity "
       "text not null, wanted text not null, partner_before text not null, partner_before_name "
       "text not null, partner_after text not null, partner_after_name text not null, linked_since "
       "bigint, read_at bigint, reason text not null, request_id text not null, duration_ms bigint "
       "not null, error_kind text not null, error_message text not null, error_hint text not null, "
       "error_cause text not null, error_code text not null, error_status integer not null, "
       "error_request_id text not null, error_maybe_done smallint not null, error_exhausted "
       "smallint not null, recorded_at bigint not null, primary key (run_id, ordinal, attempt), "
       "foreign key (run_id, ordinal) references run_tenant (run_id, ordinal))",
       "create table resumption (run_id text not null references run (id), ordinal bigint not "
       "null, tool_version text not null, identity_type text not null, identity_name text not "
       "null, identity_client_id text not null, identity_method text not null, identity_tenant "
       "text not null, identity_object text not null, command_line text not null, host text not "
       "null, process bigint not null, started_at bigint not null, ended_at bigint, primary key "
       "(run_id, ordinal))",
       "insert into partnerctl_schema values (1, '0.1.0', 1795342500000)",
       "insert into run values ('20261122T101500Z-7f3a', 'link-pal', '0.1.0', 'public', 'browser', "
       "'', '', 'user', 'me@partner.example', '', 'browser', '', '', '{}', 'partnerctl link-pal', "
       "'build7', 1234, 1795342500000, 1795342541000, 'finished')",
       "insert into run_tenant values ('20261122T101500Z-7f3a', 0, 'contoso.com', 'Contoso', '', "
       "'1234567', '', '', '[\"gold\"]', 'customers.csv:2', 0)",
       "insert into run_tenant values ('20261122T101500Z-7f3a', 1, 'fabrikam.com', '', '', "
       "'1234567', '', '', '[]', 'customers.csv:3', 0)",
       "insert into outcome values ('20261122T101500Z-7f3a', 0, 1, 'linked', "
       "'11111111-2222-4333-8444-555555555555', '', 'me', '1234567', '', '', '1234567', 'Partner', "
       "null, 1795342510000, '', 'r1', 412, '', '', '', '', '', 0, '', 0, 0, 1795342511000)"});
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
