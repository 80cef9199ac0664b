#include "ledger/refusals.hpp"
#include "ledger/runs.hpp"
#include "partnerctl/ledger/ledger.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <set>

using namespace partnerctl;
using ledger::Ledger;
using ledger::Url;
using test::contains;
using test::refusal;

namespace fs = std::filesystem;

namespace {

unsigned mode_of(fs::path const& path) {
  return static_cast<unsigned>(fs::status(path).permissions());
}

class Umask {
public:
  explicit Umask(mode_t mask) : m_before(::umask(mask)) {}
  ~Umask() { ::umask(m_before); }

private:
  mode_t m_before;
};

} // namespace

TEST_CASE("a run comes back as it was begun, with all its rows") {
  test::TemporaryFolder const folder;
  test::FakeClock const clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const start = test::link_run();
  auto const rows = test::tenants(3);
  auto const writer = book.begin(start, rows);
  auto const run = test::open_ledger(folder.path() + "/a.db").run(writer->id());
  auto const& said = run.summary.start;
  CHECK(run.summary.id == writer->id());
  CHECK(said.command == start.command);
  CHECK(said.tool_version == start.tool_version);
  CHECK(said.cloud == start.cloud);
  CHECK(said.method == start.method);
  CHECK(said.client_id == start.client_id);
  CHECK(said.account == start.account);
  CHECK(said.identity.type == core::Identity::Type::user);
  CHECK(said.identity.name == start.identity.name);
  CHECK(said.identity.client_id == start.identity.client_id);
  CHECK(said.identity.method == start.identity.method);
  CHECK(said.identity.tenant == start.identity.tenant);
  CHECK(said.identity.object == start.identity.object);
  CHECK(said.options == start.options);
  CHECK(said.command_line == start.command_line);
  CHECK(run.summary.started == clock.now());
  CHECK(run.summary.worker.process == ::getpid());
  CHECK_FALSE(run.summary.worker.host.empty());
  REQUIRE(run.sources.size() == 2);
  CHECK(run.sources[0].name == "customers.csv");
  CHECK(run.sources[0].sha256 == std::string(64, 'a'));
  CHECK(run.sources[1].name == "--tenant");
  REQUIRE(run.rows.size() == 3);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    auto const& row = run.rows[i].assignment;
    CHECK(row.index == i);
    CHECK(row.tenant == rows[i].tenant);
    CHECK(row.name == rows[i].name);
    CHECK(row.shown == rows[i].shown);
    CHECK(row.partner_id == rows[i].partner_id);
    CHECK(row.profile == rows[i].profile);
    CHECK(row.client_id == rows[i].client_id);
    CHECK(row.labels == rows[i].labels);
    CHECK(row.where == rows[i].where);
    CHECK_FALSE(run.rows[i].outcome);
  }
}

TEST_CASE("a row needs neither a partner ID nor to be a domain") {
  test::TemporaryFolder const folder;
  auto book = test::open_ledger(folder.path() + "/a.db");
  auto const id = core::Guid::random();
  auto const writer =
      book.begin(test::link_run(), {{.index = 0, .tenant = core::TenantRef::of(id)},
                                    {.index = 4, .tenant = core::TenantRef::parse("home")}});
  auto const run = book.run(writer->id());
  REQUIRE(run.rows.size() == 2);
  CHECK(run.rows[0].assignment.tenant.guid() == id);
  CHECK_FALSE(run.rows[0].assignment.partner_id);
  CHECK(run.rows[1].assignment.tenant.form() == core::TenantRef::Form::home);
  CHECK(run.rows[1].assignment.index == 4);
}

TEST_CASE("file and folders are the owner's alone, whatever the umask") {
  for (mode_t const mask : {0000U, 0022U, 0777U}) {
    test::TemporaryFolder const folder;
    fs::path const path = fs::path(folder.path()) / "state" / "deep" / "a.db";
    Umask const umask(mask);
    auto book = test::open_ledger(path.string());
    auto const writer = book.begin(test::link_run(), test::tenants(1));
    CHECK(mode_of(path) == 0600U);
    CHECK(mode_of(path.string() + "-wal") == 0600U);
    CHECK(mode_of(path.parent_path()) == 0700U);
    CHECK(mode_of(path.parent_path().parent_path()) == 0700U);
    CHECK(mode_of(path.string() + ".running") == 0700U);
  }
}

TEST_CASE("what is there keeps its mode") {
  test::TemporaryFolder const folder;
  auto const path = folder.write("a.db", "");
  fs::permissions(path, fs::perms(0640));
  fs::permissions(folder.path(), fs::perms(0750));
  test::open_ledger(path);
  CHECK(mode_of(path) == 0640U);
  CHECK(mode_of(folder.path()) == 0750U);
}

TEST_CASE("a path may hold blanks, quotes, signs of URLs and UTF-8") {
  for (auto const* name : {"my ledger.db", "a\"b.db", "it's.db", "Zoë 客户.db", "a?b#c%d.db",
                           "dbname=x timeout=1.db", "\"quoted whole\"", "back\\slash.db"}) {
    INFO(name);
    test::TemporaryFolder const folder;
    auto const path = folder.path() + "/sub folder/" + name;
    {
      auto book = test::open_ledger(path);
      auto const id = book.begin(test::link_run(), test::tenants(1))->id();
      CHECK(Ledger::open(Url::parse(Url::of_file(path).text()), core::system_clock())
                .run(id)
                .rows.size() == 1);
    }
    std::set<std::string> names;
    for (auto const& entry : fs::directory_iterator(folder.path() + "/sub folder")) {
      names.insert(entry.path().filename().string());
    }
    CHECK(names == std::set<std::string>{name, std::string(name) + ".running"});
  }
}

TEST_CASE("a symbolic link is followed, and what lies beside the ledger lies beside its file") {
  test::TemporaryFolder const folder;
  fs::create_directory(folder.path() + "/real");
  fs::create_symlink(folder.path() + "/real/a.db", folder.path() + "/link.db");
  auto book = test::open_ledger(folder.path() + "/link.db");
  auto const writer = book.begin(test::link_run(), test::tenants(1));
  CHECK(book.path() == fs::canonical(folder.path() + "/real/a.db").string());
  CHECK(mode_of(folder.path() + "/real/a.db") == 0600U);
  CHECK(fs::exists(folder.path() + "/real/a.db.running/" + writer->id()));
  auto direct = test::open_ledger(folder.path() + "/real/a.db");
  CHECK(direct.run(writer->id()).summary.state == ledger::RunState::running);
}

TEST_CASE("none cannot be opened, and there is nothing in it to read") {
  CHECK(refusal([] { Ledger::open(Url{}, core::system_clock()); }).kind == core::ErrorKind::usage);
  CHECK_FALSE(Ledger::open_existing(Url{}, core::system_clock()));
}

TEST_CASE("reading makes no ledger where there is none") {
  test::TemporaryFolder const folder;
  auto const url = Url::of_file(folder.path() + "/sub/a.db");
  CHECK_FALSE(Ledger::open_existing(url, core::system_clock()));
  CHECK_FALSE(fs::exists(folder.path() + "/sub"));
  Ledger::open(url, core::system_clock());
  CHECK(Ledger::open_existing(url, core::system_clock()));
}

TEST_CASE("runs come newest first, as many as are asked for") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  CHECK(book.runs(10).empty());
  std::vector<std::string> ids;
  for (int i = 0; i < 3; ++i) {
    ids.push_back(book.begin(test::link_run(), test::tenants(1))->id());
    clock.advance(std::chrono::seconds(1));
  }
  auto const runs = book.runs(2);
  REQUIRE(runs.size() == 2);
  CHECK(runs[0].id == ids[2]);
  CHECK(runs[1].id == ids[1]);
}

TEST_CASE("a run tells how many tenants stand where, by their latest outcome") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  std::string id;
  {
    auto const writer = book.begin(test::link_run(), test::tenants(6));
    id = writer->id();
    writer->ended(test::linked(0));
    writer->ended(test::failed(1));
    writer->ended(test::failed(2));
    writer->finish(ledger::Ending::finished, {3});
  }
  {
    auto const resumed = book.resume(id, {});
    resumed.writer->ended(test::linked(1));
  }
  for (auto const& summary : {book.runs(1).at(0), book.run(id).summary}) {
    CHECK(summary.tenants == 5);
    CHECK(summary.left == 2);
    CHECK(summary.count("linked") == 2);
    CHECK(summary.count("failed") == 1);
    CHECK(summary.count("replaced") == 0);
    CHECK(summary.start.command == "link-pal");
    CHECK(summary.start.identity.name == "engineer@partner.example");
  }
}

TEST_CASE("a run is running while its process lives, then finished or interrupted") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto writer = book.begin(test::link_run(), test::tenants(1));
  auto const id = writer->id();
  CHECK(book.run(id).summary.state == ledger::RunState::running);
  CHECK(book.runs(1).at(0).state == ledger::RunState::running);
  SECTION("finished") {
    clock.advance(std::chrono::seconds(41));
    writer->ended(test::linked(0));
    writer->finish(ledger::Ending::finished);
    CHECK(book.run(id).summary.state == ledger::RunState::finished);
    CHECK(book.run(id).summary.ended == clock.now());
  }
  SECTION("interrupted by a person") {
    writer->finish(ledger::Ending::interrupted);
    CHECK(book.run(id).summary.state == ledger::RunState::interrupted);
    CHECK(book.run(id).summary.ended == clock.now());
  }
  SECTION("ended without a word") {
    writer.reset();
    CHECK(book.run(id).summary.state == ledger::RunState::interrupted);
    CHECK_FALSE(book.run(id).summary.ended);
  }
}

TEST_CASE("a run is found by as much of its ID as is its own, in any case") {
  test::TemporaryFolder const folder;
  test::FakeClock clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  auto const first = book.begin(test::link_run(), test::tenants(1))->id();
  clock.advance(std::chrono::hours(1));
  auto const second = book.begin(test::link_run(), test::tenants(1))->id();
  CHECK(first.substr(0, 17) == "20261122T101500Z-");
  CHECK(book.run(first).summary.id == first);
  CHECK(book.run("20261122T10").summary.id == first);
  CHECK(book.run("20261122t11").summary.id == second);
  auto const several = refusal([&] { book.run("20261122"); });
  CHECK(several.kind == core::ErrorKind::usage);
  CHECK(contains(several.message, first));
  CHECK(contains(several.message, second));
  CHECK(refusal([&] { book.run(""); }).kind == core::ErrorKind::usage);
  CHECK(refusal([&] { book.run("%"); }).kind == core::ErrorKind::not_found);
}

TEST_CASE("an unknown run is not found, and the nearest are named") {
  test::TemporaryFolder const folder;
  test::FakeClock const clock;
  auto book = test::open_ledger(folder.path() + "/a.db", clock);
  CHECK(refusal([&] { book.run("x"); }).kind == core::ErrorKind::not_found);
  auto const id = book.begin(test::link_run(), test::tenants(1))->id();
  auto slip = id;
  slip[3] = '9';
  auto const near = refusal([&] { book.run(slip); });
  CHECK(near.kind == core::ErrorKind::not_found);
  CHECK(contains(near.message, slip));
  CHECK(contains(near.hint, id));
  CHECK(contains(refusal([&] { book.run("last"); }).hint, id));
}
