// What a person at a terminal, or the log of a pipe, sees while a run goes on.

#include "acceptance/person.hpp"
#include "acceptance/rehearsal.hpp"
#include "acceptance/screen.hpp"
#include "acceptance/stand.hpp"

#include <catch2/catch.hpp>

#include <signal.h>

#include <algorithm>
#include <chrono>
#include <thread>

using namespace partnerctl::test;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

bool shows(std::vector<std::string> const& rows, std::string const& part) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](std::string const& row) { return has(row, part); });
}

} // namespace

TEST_CASE("on a terminal a run shows its progress and leaves nothing of it") {
  Rehearsal rehearsal(16);
  rehearsal.turnstile.let_in(8);
  auto const run = rehearsal.stand.start_on_terminal(rehearsal.link({"--parallel", "1", "--yes"}));
  run->await("8 of 16 tenants\x1b[K");
  rehearsal.turnstile.open();
  auto const ended = run->wait();
  CHECK(ended.code == 0);
  auto const rows = screen(ended.out);
  CHECK_FALSE(shows(rows, "of 16 tenants"));
  CHECK(rows.front().rfind("As ", 0) == 0);
  CHECK(rows.at(1).rfind("TENANT", 0) == 0);
  CHECK(shows(rows, "16 tenants in "));
}

TEST_CASE("traces and messages of a run stand whole above its progress") {
  Rehearsal rehearsal(8);
  rehearsal.turnstile.let_in(4);
  auto const run = rehearsal.stand.start_on_terminal(
      rehearsal.link({"--parallel", "2", "--yes", "--debug", "-o", "none"}));
  run->await("of 8 tenants");
  rehearsal.turnstile.open();
  auto const ended = run->wait();
  CHECK(ended.code == 0);
  std::size_t linked = 0;
  for (auto const& row : screen(ended.out)) {
    auto const is_one_of = [&row](auto const&... beginnings) {
      return row.empty() || (... || (row.rfind(beginnings, 0) == 0));
    };
    INFO(row);
    CHECK(is_one_of("As ", "The cloud lab has no Partner Center", "> ", "< ", "tenant-000",
                    "8 tenants in ", "  8 linked", "Whether these links"));
    linked += row.rfind("tenant-000", 0) == 0 ? 1U : 0U;
  }
  CHECK(linked == 8);
}

TEST_CASE("nothing of its progress is left of a run that was interrupted twice") {
  Rehearsal rehearsal(4, {.delay = 1h});
  auto const run = rehearsal.stand.start_on_terminal(rehearsal.link({"--yes", "-o", "none"}));
  run->await("0 of 4 tenants");
  run->signal(SIGINT);
  run->await("finishing those in flight");
  run->signal(SIGINT);
  auto const ended = run->wait();
  CHECK(ended.code == 130);
  auto const rows = screen(ended.out);
  CHECK(shows(rows, "Leaving now"));
  CHECK_FALSE(shows(rows, "of 4 tenants"));
}

TEST_CASE("the first Ctrl-C is answered on the screen while 64 tenants in flight hang") {
  Rehearsal rehearsal(100, {.delay = 1h});
  auto const run = rehearsal.stand.start_on_terminal(rehearsal.link({"--parallel", "64", "--yes"}));
  REQUIRE(comes_true([&] { return rehearsal.traffic.calls() == 64; }));
  run->await("0 of 100 tenants");
  run->signal(SIGINT);
  run->await("Interrupted: no new tenant is started");
  run->await("0 of 100 tenants, finishing those in flight");
  run->signal(SIGINT);
  CHECK(run->wait().code == 130);
  CHECK(rehearsal.traffic.calls() == 64);
}

TEST_CASE("progress stays away while a person is asked to sign in in mid-run") {
  Stand stand({"--extra-tenants", "2"});
  stand.use_person();
  auto const run = stand.start_on_terminal({"link-pal", "-t", "tenant-00001.example", "-t",
                                            "tenant-00002.example", "--partner-id", "1234567",
                                            "--yes", "--auth", "browser", "-o", "none"});
  std::string address;
  REQUIRE(comes_true([&] {
    address = address_for_elsewhere(run->out(), stand.url());
    return !address.empty();
  }));
  // Long enough for the progress of a run that waits for nobody. A slow one may have shown it
  // before.
  std::this_thread::sleep_for(milliseconds(1500));
  CHECK_FALSE(has(run->out().substr(run->out().find(address)), "of 2 tenants"));
  run->type(Person(stand).browses(address) + "\n");
  auto const ended = run->wait();
  CHECK(ended.code == 0);
  CHECK_FALSE(shows(screen(ended.out), "of 2 tenants"));
}

TEST_CASE("a run shows no progress where its lines come on the same screen, or it is to be quiet") {
  Stand stand({"--extra-tenants", "3", "--delay", "250"});
  auto const file = stand.folder().write("customers.csv", Rehearsal::roster(3));
  for (std::vector<std::string> const& options :
       {std::vector<std::string>{"-o", "jsonl"}, {"-o", "none", "-q"}}) {
    std::vector<std::string> arguments{"status", "-f", file, "--parallel", "1"};
    arguments.insert(arguments.end(), options.begin(), options.end());
    auto const ended = stand.start_on_terminal(arguments)->wait();
    CHECK(ended.code == 0);
    CHECK_FALSE(has(ended.out, "of 3 tenants"));
  }
}

TEST_CASE("in a pipe, in CI and on a dumb terminal no line is redrawn") {
  Stand stand({"--extra-tenants", "3", "--delay", "250"});
  auto const file = stand.folder().write("customers.csv", Rehearsal::roster(3));
  std::vector<std::string> const arguments{"status", "-f", file, "-o", "none", "--parallel", "1"};
  auto const piped = stand.run(arguments);
  CHECK(piped.code == 0);
  CHECK(piped.err.find('\r') == std::string::npos);
  CHECK_FALSE(has(piped.err, "of 3 tenants"));
  stand.environment()["TERM"] = "dumb";
  CHECK_FALSE(has(stand.start_on_terminal(arguments)->wait().out, "\r"));
  stand.environment()["TERM"] = "xterm";
  stand.environment()["CI"] = "true";
  CHECK_FALSE(has(stand.start_on_terminal(arguments)->wait().out, "\r"));
}
