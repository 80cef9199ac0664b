// Ledgers that cannot be written, opened or trusted: what stops a run, and what must not.

#include "acceptance/rehearsal.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <soci/session.h>
#include <soci/sqlite3/soci-sqlite3.h>

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::Rehearsal;

namespace fs = std::filesystem;

namespace {

// Another program at the ledger's file.
class OtherProgram {
public:
  explicit OtherProgram(std::string const& path)
      : m_session(*soci::factory_sqlite3(), "dbname=" + path) {}
  void execute(std::string const& statement) { m_session << statement; }

private:
  soci::session m_session;
};

// Under a limit on the size of files, which tells a program what a full disk tells it.
Ended with_room(Rehearsal const& rehearsal, int kib, std::vector<std::string> const& arguments) {
  std::vector<std::string> words{
      "-c", "trap '' XFSZ; ulimit -f " + std::to_string(2 * kib) + "; exec \"$0\" \"$@\"",
      test::partnerctl_binary()};
  words.insert(words.end(), arguments.begin(), arguments.end());
  auto command = rehearsal.stand.command(words);
  return test::run_program("/bin/sh", command);
}

void stops_before_any_write(Rehearsal& rehearsal, Ended const& ended, std::string const& says) {
  INFO(ended.err);
  CHECK(ended.code != 0);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err, Contains("Error: ") && Contains(says) && Contains("--ledger"));
  CHECK(rehearsal.traffic.writes() == 0);
}

std::string url_of(std::string const& path) {
  return "sqlite://" + path;
}

// Whether a program has that file open.
bool has_open(int pid, std::string const& path) {
  auto const files = fs::directory_iterator("/proc/" + std::to_string(pid) + "/fd");
  return std::any_of(begin(files), end(files), [&](fs::directory_entry const& file) {
    std::error_code closed_since;
    return fs::read_symlink(file.path(), closed_since) == path;
  });
}

} // namespace

TEST_CASE("a ledger that was named and has no room stops the run before anything is written") {
  Rehearsal rehearsal(200);
  auto const path = rehearsal.stand.folder().path() + "/team.db";
  bool const there = GENERATE(false, true);
  if (there) {
    CHECK(rehearsal.stand.run({"status", "-t", "home", "--ledger", url_of(path)}).code == 0);
    rehearsal.traffic.clear();
  }
  stops_before_any_write(
      rehearsal, with_room(rehearsal, there ? 40 : 8, rehearsal.link({"--ledger", url_of(path)})),
      "team.db");
  // With room there is nothing in the way.
  CHECK(rehearsal.stand.run({"run", "list", "--ledger", url_of(path)}).code == 0);
}

TEST_CASE("a disk that fills in the middle starts no new tenant and prints every row") {
  Rehearsal rehearsal(300, {.delay = 2ms});
  rehearsal.stand.run({"status", "-t", "home"});
  rehearsal.traffic.clear();
  auto const ended = with_room(rehearsal, 400, rehearsal.link({"--parallel", "4", "-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 1);
  CHECK_THAT(ended.err, Contains("no room left for the ledger"));
  auto const document = Json::parse(ended.out);
  auto const& summary = document.at("summary");
  auto const linked = summary.at("linked").get<int>();
  auto const left = summary.at("notStarted").get<int>();
  CHECK(document.at("tenants").size() == 300);
  CHECK(linked > 4);
  CHECK(left > 0);
  CHECK(linked + left == 300);
  // Those in flight were finished, and each row that was written to is shown as such.
  CHECK(rehearsal.traffic.writes() == linked);
  // All that ended before is kept, and with room the run goes on to its end.
  auto const run = rehearsal.latest_run();
  CHECK(run.at("state") == "interrupted");
  CHECK(run.at("linked").get<int>() <= linked);
  CHECK(run.at("linked").get<int>() >= linked - 5);
  auto const resumed = rehearsal.stand.run({"run", "resume", run.at("id").get<std::string>()});
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  CHECK(rehearsal.traffic.writes() == 300);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a place that cannot be written stops a run unless it is the default one in CI") {
  Rehearsal rehearsal(2);
  auto const file = rehearsal.stand.folder().write("file", "x");
  auto& environment = rehearsal.stand.environment();
  std::string const ci = GENERATE("", "CI", "TF_BUILD", "GITHUB_ACTIONS");
  if (!ci.empty()) {
    environment[ci] = "true";
  }
  stops_before_any_write(rehearsal,
                         rehearsal.stand.run(rehearsal.link({"--ledger", url_of(file + "/a.db")})),
                         "the ledger's folder " + file + " cannot be made");
  environment["PARTNERCTL_LEDGER"] = url_of("/proc/nowhere/a.db");
  stops_before_any_write(rehearsal, rehearsal.stand.run(rehearsal.link()), "/proc/nowhere");
  environment.erase("PARTNERCTL_LEDGER");
  environment["XDG_STATE_HOME"] = file;
  if (ci.empty()) {
    stops_before_any_write(rehearsal, rehearsal.stand.run(rehearsal.link()), file);
    return;
  }
  auto const ended = rehearsal.stand.run(rehearsal.link({"-o", "json"}));
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK_THAT(ended.err, Contains("Nothing is recorded: the ledger's folder " + file));
  CHECK(Json::parse(ended.out).at("run").is_null());
  CHECK(Json::parse(ended.out).at("summary").at("linked") == 2);
  environment.erase("XDG_STATE_HOME");
  environment.erase("HOME");
  auto const homeless = rehearsal.stand.run(rehearsal.link());
  CHECK(homeless.code == 0);
  CHECK_THAT(homeless.err, Contains("Nothing is recorded: there is no folder to keep state in"));
}

TEST_CASE("where nothing is recorded the last line of an interrupted run is the run's own") {
  Rehearsal rehearsal(4);
  rehearsal.turnstile.let_in(1);
  auto const run = rehearsal.stand.start(rehearsal.link({"--ledger", "none", "--parallel", "1"}));
  auto const ended = rehearsal.interrupt(*run, SIGINT);
  CHECK(ended.code == 130);
  CHECK_THAT(test::last_line(ended.err), Contains("run the same command: partnerctl link-pal"));
  auto const again = rehearsal.follow(test::last_line(ended.err));
  INFO(again.err);
  CHECK(again.code == 0);
  CHECK(rehearsal.traffic.writes() == 4);
}

TEST_CASE("a ledger that cannot be this version's is refused and left as it is") {
  Rehearsal rehearsal(1);
  auto const path = rehearsal.stand.folder().path() + "/a.db";
  auto const says = GENERATE_COPY(as<std::string>(), "newer partnerctl", "another program",
                                  "no SQLite database", "damaged");
  if (says == "another program") {
    OtherProgram(path).execute("create table run (id text)");
  } else {
    rehearsal.stand.run({"status", "-t", "home", "--ledger", url_of(path)});
  }
  if (says == "newer partnerctl") {
    OtherProgram(path).execute("insert into partnerctl_schema values (99, '9.8.7', 0)");
  } else if (says == "no SQLite database") {
    std::ofstream(path, std::ios::trunc) << std::string(9000, 'x');
  } else if (says == "damaged") {
    fs::resize_file(path, 5000);
  }
  rehearsal.traffic.clear();
  auto const size = fs::file_size(path);
  auto const with = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--ledger", url_of(path)});
    return rehearsal.stand.run(words);
  };
  for (auto const& words :
       {rehearsal.link(), {"run", "list"}, {"run", "show", "2"}, {"run", "resume", "2"}}) {
    auto const ended = with(words);
    INFO(ended.err);
    CHECK(ended.code == (says == "damaged" ? 1 : 2));
    CHECK(ended.out.empty());
    CHECK_THAT(ended.err, Contains(path) && Contains(says));
  }
  CHECK(rehearsal.traffic.calls() == 0);
  CHECK(fs::file_size(path) == size);
}

TEST_CASE("a locked ledger is waited for and then the runs that live are named") {
  Rehearsal hanging(1, {.delay = 1h});
  auto const live = hanging.stand.start(hanging.link());
  REQUIRE(test::comes_true([&] { return hanging.traffic.calls() > 0; }));
  auto const id = hanging.latest_run().at("id").get<std::string>();
  Rehearsal rehearsal(2);
  auto const words = rehearsal.link({"--ledger", url_of(hanging.ledger_file())});
  OtherProgram other(hanging.ledger_file());
  other.execute("begin immediate");
  auto const began = std::chrono::steady_clock::now();
  stops_before_any_write(rehearsal, rehearsal.stand.run(words), "locked");
  CHECK(std::chrono::steady_clock::now() - began > 4900ms);
  // It is named even while the ledger is locked.
  auto const runs = rehearsal.json({"run", "list", "--ledger", url_of(hanging.ledger_file())});
  CHECK(runs.at("runs").at(0).at("state") == "running");
  auto const waiting = rehearsal.stand.start(words);
  // From here on it waits, and for five seconds: nothing is done meanwhile but to let it go on.
  REQUIRE(test::comes_true([&] { return has_open(waiting->pid(), hanging.ledger_file()); }));
  CHECK(rehearsal.traffic.calls() == 0);
  other.execute("rollback");
  auto const ended = waiting->wait();
  INFO(ended.err);
  CHECK(ended.code == 0);
  CHECK(rehearsal.traffic.writes() == 2);
  CHECK(hanging.json({"run", "list"}).at("runs").size() == 2);
  CHECK(hanging.json({"run", "show", id}).at("run") == id);
}

TEST_CASE("two runs at once on one ledger are both whole") {
  Rehearsal first(60);
  Rehearsal second(60);
  auto const ledger = url_of(first.stand.folder().path() + "/shared.db");
  auto const a = first.stand.start(first.link({"--ledger", ledger, "-o", "json"}));
  auto const b = second.stand.start(second.link({"--ledger", ledger, "-o", "json"}));
  auto const one = a->wait();
  auto const other = b->wait();
  INFO(one.err + other.err);
  CHECK(one.code == 0);
  CHECK(other.code == 0);
  CHECK(Json::parse(one.out).at("run") != Json::parse(other.out).at("run"));
  auto const listed = first.json({"run", "list", "--ledger", ledger});
  for (auto const& run : listed.at("runs")) {
    CHECK(run.at("state") == "finished");
    CHECK(run.at("linked") == 60);
    CHECK(run.at("left") == 0);
  }
  CHECK(first.wrong_links().empty());
  CHECK(second.wrong_links().empty());
}

TEST_CASE("a ledger behind a symbolic link is the file that the link names") {
  Rehearsal rehearsal(2);
  auto const folder = rehearsal.stand.folder().path();
  fs::create_directory(folder + "/srv");
  fs::create_symlink(folder + "/srv/real.db", folder + "/link.db");
  auto const linked =
      rehearsal.stand.run(rehearsal.link({"--ledger", url_of(folder + "/link.db"), "-o", "json"}));
  INFO(linked.err);
  CHECK(linked.code == 0);
  CHECK(fs::is_symlink(folder + "/link.db"));
  auto const id = Json::parse(linked.out).at("run").get<std::string>();
  auto const shown =
      rehearsal.json({"run", "show", id, "--ledger", url_of(folder + "/srv/real.db")});
  CHECK(shown.at("summary").at("linked") == 2);
}

TEST_CASE("a reader who goes away after a line stops no write and no row of the ledger") {
  Rehearsal rehearsal(30, {.delay = 2ms});
  std::string const format = GENERATE("jsonl", "csv", "table", "json");
  auto command =
      rehearsal.stand.command({"-c", "\"$0\" \"$@\" | head -1", test::partnerctl_binary()});
  for (auto const& word : rehearsal.link({"--parallel", "4", "-o", format})) {
    command.arguments.push_back(word);
  }
  auto const ended = test::run_program("/bin/sh", command);
  INFO(ended.err);
  // The pipeline ends with its reader; the run goes on to its end.
  REQUIRE(test::comes_true([&] { return rehearsal.latest_run().at("state") == "finished"; }));
  CHECK(rehearsal.latest_run().at("linked") == 30);
  CHECK(rehearsal.traffic.writes() == 30);
  CHECK_THAT(ended.err, Contains("30 linked"));
}
