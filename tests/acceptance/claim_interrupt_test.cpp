// A claim command that is interrupted, at a question and while it runs: exit code 130, and the last
// line is the command that goes on.

#include "acceptance/claim_desk.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <fstream>

using namespace partnerctl;
using Catch::Matchers::Contains;
using test::Background;
using test::ClaimDesk;

namespace {

std::string last_line(std::string const& text) {
  auto const lines = core::split(core::trim(text), '\n');
  return std::string(core::trim(lines.back()));
}

// Whether it is the program by now, no copy of this one, and listens to SIGINT.
bool is_listening(int pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  bool is_program = false;
  for (std::string line; std::getline(status, line);) {
    is_program = is_program || line == "Name:\tpartnerctl";
    bool const is_mask = line.starts_with("SigCgt:");
    if (is_mask && (std::stoull(line.substr(8), nullptr, 16) & 1ULL << (SIGINT - 1)) != 0) {
      return is_program;
    }
  }
  return false;
}

// Starts it at a terminal, waits for the question, and sends the signal.
test::Ended stopped(ClaimDesk const& desk, std::vector<std::string> const& arguments,
                    std::string const& question, int signal) {
  auto command = desk.command(arguments);
  command.terminal_columns = 200;
  Background program(test::partnerctl_binary(), command);
  program.await(question);
  program.signal(signal);
  return program.wait();
}

} // namespace

TEST_CASE("a claim's questions that are interrupted keep nothing, and say how to go on") {
  int const signal = GENERATE(SIGINT, SIGTERM, SIGHUP);
  ClaimDesk const desk;
  auto const ended = stopped(desk, {"claim", "new"}, "1 to 4:", signal);
  CHECK(ended.code == 130);
  CHECK_THAT(ended.out, Contains("nothing was kept"));
  CHECK(last_line(ended.out) == "Again: run the same command: partnerctl claim new");
  CHECK(desk.json({"claim", "list"}).at("claims").empty());
}

TEST_CASE("a yes-or-no question that is interrupted changes nothing, and says how to go on") {
  ClaimDesk const desk;
  auto const id = desk.add(test::plain_claim());
  auto const deleted = stopped(desk, {"claim", "delete", id}, "[y/N]", SIGINT);
  CHECK(deleted.code == 130);
  CHECK_THAT(deleted.out, Contains("before anything was changed"));
  CHECK(last_line(deleted.out) == "Again: run the same command: partnerctl claim delete " + id);
  auto const accepted =
      stopped(desk, {"claim", "acknowledge", id, "--as", "Ann Example"}, "[y/N]", SIGINT);
  CHECK(accepted.code == 130);
  CHECK(last_line(accepted.out) ==
        "Again: run the same command: partnerctl claim acknowledge " + id + " --as 'Ann Example'");
  CHECK(desk.show(id).at("acknowledgements").empty());
}

TEST_CASE("a command that listens to nothing ends with the same last line, also when quiet") {
  ClaimDesk const desk;
  for (bool const quiet : {false, true}) {
    // It reads what nobody types; whether it does already, nothing shows.
    std::vector<std::string> arguments{"claim", "new", "-"};
    if (quiet) {
      arguments.emplace_back("--quiet");
    }
    auto command = desk.command(arguments);
    command.terminal_columns = 200;
    Background program(test::partnerctl_binary(), command);
    REQUIRE(test::comes_true([&] { return is_listening(program.pid()); }));
    program.signal(SIGINT);
    auto const ended = program.wait();
    CHECK(ended.code == 130);
    CHECK(last_line(ended.out) == "Again: run the same command: partnerctl claim new -" +
                                      std::string(quiet ? " --quiet" : ""));
  }
}
