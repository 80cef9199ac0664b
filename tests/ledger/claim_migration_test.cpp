// Ledgers from before there were claims.

#include "ledger/claims.hpp"
#include "ledger/place.hpp"
#include "ledger/quick_folder.hpp"
#include "ledger/runs.hpp"
#include "ledger/schema.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/ledger/inspection.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <memory>

using namespace partnerctl;
using test::ask;

namespace {

// A ledger as version 2 wrote it: the file is not to be changed, it stands for those out there.
void make_version_2(std::string const& path) {
  auto statements = core::split(test::fixture("ledger/version-2.sql"), ';');
  statements.pop_back();
  test::execute(path, statements);
  test::execute(path, {"pragma journal_mode = wal"});
}

// All that there is of runs.
std::string runs_in(std::string const& path) {
  std::string all;
  for (std::string const table : {"run", "run_source", "run_tenant", "outcome", "resumption"}) {
    auto const columns =
        ask(path, "select group_concat('quote(' || name || ')', '||') from pragma_table_info('" +
                      table + "')");
    all += ask(path, "select coalesce(group_concat(" + columns + ", '\n'), '') from " + table);
  }
  return all;
}

} // namespace

TEST_CASE("a ledger of version 2 gets its tables of claims and keeps all that it has") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  make_version_2(path);
  auto const before = runs_in(path);
  REQUIRE(before.size() > 1000);
  auto const found = ledger::inspect(ledger::Url::of_file(path));
  REQUIRE(found);
  CHECK(found->schema == 2);
  CHECK(found->known_schema >= 3);
  CHECK(found->runs == 2);
  {
    test::EasyBook book(path);
    CHECK(book.book().all().empty());
    CHECK(book.add() == "C-0001");
  }
  CHECK(runs_in(path) == before);
  CHECK(ledger::inspect(ledger::Url::of_file(path))->schema == found->known_schema);
  auto book = test::open_ledger(path);
  CHECK(book.runs(10).size() == 2);
  CHECK(book.run("20261123T081500Z-0a1b").rows.at(0).outcome->details == R"({"earns":"yes"})");
  CHECK(book.begin(test::link_run(), test::tenants(2)) != nullptr);
  CHECK(test::open_book(path).get("1").claim == test::a_claim());
}

TEST_CASE("the steps before the claims make the ledger that is out there") {
  test::QuickFolder const folder;
  auto const made = folder.path() + "/made.db";
  auto const kept = folder.path() + "/kept.db";
  make_version_2(kept);
  {
    ledger::Connection connection(ledger::make_place(made), core::system_clock(),
                                  core::Milliseconds(1000));
    ledger::migrate(connection, ledger::migrations().first(2));
  }
  for (std::string const table : {"run", "run_source", "run_tenant", "outcome", "resumption"}) {
    INFO(table);
    auto const columns = "select group_concat(name || ' ' || lower(type) || \"notnull\" || pk) "
                         "from pragma_table_info('" +
                         table + "')";
    CHECK(ask(made, columns) == ask(kept, columns));
  }
  CHECK(ask(made, "select max(version) from partnerctl_schema") == "2");
}

TEST_CASE("several processes that meet a ledger of version 2 at once bring it up to date once") {
  for (int round = 0; round < 3; ++round) {
    test::QuickFolder const folder;
    auto const path = folder.path() + "/a.db";
    make_version_2(path);
    std::vector<std::unique_ptr<test::Child>> children;
    for (int i = 0; i < 6; ++i) {
      children.push_back(std::make_unique<test::Child>([&path, i] {
        if (i % 2 == 0) {
          return test::open_ledger(path).runs(10).size() == 2 ? 0 : 1;
        }
        return test::EasyBook(path).add().empty() ? 1 : 0;
      }));
    }
    for (auto const& child : children) {
      CHECK(child->wait() == 0);
    }
    CHECK(ask(path, "select count(*) from partnerctl_schema") ==
          std::to_string(ledger::migrations().size()));
    CHECK(test::open_book(path).all().size() == 3);
  }
}

TEST_CASE("a migration that is killed is done by the next who opens the ledger") {
  test::QuickFolder const folder;
  auto const path = folder.path() + "/a.db";
  make_version_2(path);
  auto const before = runs_in(path);
  for (useconds_t delay = 0; delay < 10; ++delay) {
    test::Child child([&] {
      test::open_book(path);
      return 0;
    });
    ::usleep(delay * 400);
    child.kill();
    child.wait();
    CHECK(ask(path, "pragma integrity_check") == "ok");
    CHECK(runs_in(path) == before);
  }
  CHECK(test::EasyBook(path).add() == "C-0001");
}
