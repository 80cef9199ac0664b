#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/ledger/inspection.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <sstream>

using namespace partnerctl;
using ledger::Url;
using test::contains;
using test::refusal;

namespace fs = std::filesystem;

namespace {

std::optional<ledger::Inspection> look(std::string const& path) {
  return ledger::inspect(Url::of_file(path));
}

// The files of a folder with their bytes.
std::set<std::pair<std::string, std::string>> state_of(std::string const& folder) {
  std::set<std::pair<std::string, std::string>> files;
  for (auto const& entry : fs::recursive_directory_iterator(folder)) {
    std::stringstream text;
    if (entry.is_regular_file()) {
      text << std::ifstream(entry.path()).rdbuf();
    }
    files.emplace(entry.path().string(), text.str());
  }
  return files;
}

} // namespace

TEST_CASE("a ledger is looked into and nothing of it changes") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a ledger.db";
  {
    auto book = test::open_ledger(path);
    book.begin(test::link_run(), test::tenants(2));
    book.begin(test::link_run(), test::tenants(1));
  }
  auto const before = state_of(folder.path());
  auto const found = look(path);
  REQUIRE(found);
  CHECK(found->path == path);
  CHECK(found->schema == found->known_schema);
  CHECK(found->schema > 0);
  CHECK(found->is_writable);
  CHECK(found->runs == 2);
  CHECK(found->live == 0);
  CHECK(state_of(folder.path()) == before);
}

TEST_CASE("a run that lives is counted, while it writes too") {
  test::TemporaryFolder const folder;
  auto const path = folder.path() + "/a.db";
  auto book = test::open_ledger(path);
  auto const writer = book.begin(test::link_run(), test::tenants(2));
  auto const found = look(path);
  REQUIRE(found);
  CHECK(found->runs == 1);
  CHECK(found->live == 1);
}

TEST_CASE("no ledger is made, and none stays none") {
  test::TemporaryFolder const folder;
  CHECK_FALSE(look(folder.path() + "/a.db"));
  CHECK_FALSE(ledger::inspect(Url::parse("none")));
  CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("an empty file is a ledger without a schema") {
  test::TemporaryFolder const folder;
  auto const found = look(folder.write("a.db", ""));
  REQUIRE(found);
  CHECK(found->schema == 0);
  CHECK(found->runs == 0);
}

TEST_CASE("what is no ledger, or a damaged one, is told apart") {
  test::TemporaryFolder const folder;
  auto const text = folder.write("text.db", std::string(2000, 'x'));
  CHECK(contains(refusal([&] { look(text); }).message, "no SQLite database"));
  auto const other = folder.path() + "/other.db";
  {
    soci::session sql(*soci::factory_sqlite3(), "dbname=" + other);
    sql << "create table mine (id integer)";
  }
  CHECK(contains(refusal([&] { look(other); }).message, "another program's database"));
  auto const broken = folder.path() + "/broken.db";
  {
    auto book = test::open_ledger(broken);
    book.begin(test::link_run(), test::tenants(200));
  }
  fs::resize_file(broken, fs::file_size(broken) / 2);
  CHECK(contains(refusal([&] { look(broken); }).message, "is damaged"));
}
