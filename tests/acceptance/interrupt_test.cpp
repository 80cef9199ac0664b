// Ctrl-C, SIGTERM and a closed stdout, in the middle of a run.

#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>
#include <unistd.h>

#include <thread>

using partnerctl::core::Json;
using partnerctl::test::Background;
using partnerctl::test::Ended;
using partnerctl::test::Stand;

namespace {

constexpr int k_tenants = 12;

std::string roster() {
  std::string text = "tenant\n";
  for (int i = 1; i <= k_tenants; ++i) {
    text += std::string("tenant-000") + (i < 10 ? "0" : "") + std::to_string(i) + ".example\n";
  }
  return text;
}

// Until what is awaited is on stderr; the run itself takes longer than this may.
void await(Background const& run, std::string const& text) {
  for (int i = 0; i < 1000 && run.err().find(text) == std::string::npos; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  }
  REQUIRE(run.err().find(text) != std::string::npos);
}

std::string last_line(std::string const& text) {
  auto const lines = partnerctl::core::split(partnerctl::core::trim(text), '\n');
  return lines.back();
}

} // namespace

TEST_CASE("the first Ctrl-C finishes what is in flight and says how to go on") {
  for (int const signal : {SIGINT, SIGTERM}) {
    Stand stand({"--extra-tenants", "12", "--delay", "200"});
    auto const file = stand.folder().write("customers.csv", roster());
    auto const run = stand.start(
        {"link-pal", "-v", "-f", file, "--partner-id", "1234567", "--parallel", "2", "-o", "json"});
    await(*run, "tenant-00001.example: linked");
    run->signal(signal);
    auto const ended = run->wait();
    CHECK(ended.code == 130);
    auto const summary = Json::parse(ended.out).at("summary");
    CHECK(summary.at("total") == k_tenants);
    CHECK(summary.at("notStarted").get<int>() > 0);
    CHECK(summary.at("failed") == 0);
    CHECK(summary.at("linked").get<int>() + summary.at("notStarted").get<int>() == k_tenants);
    CHECK(last_line(ended.err).rfind("Again: run the same command: partnerctl link-pal", 0) == 0);
    // And the same command goes on.
    auto const again = stand.run({"link-pal", "-f", file, "--partner-id", "1234567", "-o", "json"});
    CHECK(again.code == 0);
    CHECK(Json::parse(again.out).at("summary").at("failed") == 0);
  }
}

TEST_CASE("the second Ctrl-C leaves now, with a row for every tenant") {
  Stand stand({"--extra-tenants", "12", "--delay", "20000"});
  auto const file = stand.folder().write("customers.csv", roster());
  auto const run = stand.start(
      {"link-pal", "-f", file, "--partner-id", "1234567", "--parallel", "4", "-o", "json"});
  await(*run, "As ");
  run->signal(SIGINT);
  await(*run, "Interrupted");
  run->signal(SIGINT);
  auto const ended = run->wait();
  CHECK(ended.code == 130);
  CHECK(Json::parse(ended.out).at("tenants").size() == k_tenants);
  CHECK(last_line(ended.err).rfind("Again:", 0) == 0);
}

TEST_CASE("a closed stdout stops no write") {
  Stand stand({"--extra-tenants", "12"});
  auto const file = stand.folder().write("customers.csv", roster());
  auto const command = partnerctl::test::partnerctl_binary() + " link-pal -f " + file +
                       " --partner-id 1234567 -o jsonl | true";
  partnerctl::test::run_program("/bin/sh",
                                {.arguments = {"-c", command}, .environment = stand.environment()});
  auto const after = stand.run({"status", "-f", file, "--partner-id", "1234567", "-o", "json"});
  CHECK(Json::parse(after.out).at("summary").at("linked") == k_tenants);
}

TEST_CASE("on a terminal the run asks, colours its result, and a no changes nothing") {
  Stand stand({"--extra-tenants", "12"});
  auto const file = stand.folder().write("customers.csv", roster());
  auto command = stand.command({"link-pal", "-f", file, "--partner-id", "1234567"}, "n\n");
  command.terminal_columns = 100;
  auto const refused =
      partnerctl::test::run_program(partnerctl::test::partnerctl_binary(), command);
  CHECK(refused.code == 1);
  CHECK(refused.out.find("Link 12 tenants?") != std::string::npos);
  command.input = "y\n";
  auto const linked = partnerctl::test::run_program(partnerctl::test::partnerctl_binary(), command);
  CHECK(linked.code == 0);
  CHECK(linked.out.find("\x1b[32mlinked\x1b[0m") != std::string::npos);
}

TEST_CASE("Ctrl-C at the question ends the program with nothing changed") {
  Stand stand({"--extra-tenants", "12"});
  auto const file = stand.folder().write("customers.csv", roster());
  auto command = stand.command({"link-pal", "-f", file, "--partner-id", "1234567"}, "");
  command.terminal_columns = 100;
  Background run(partnerctl::test::partnerctl_binary(), command);
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  run.signal(SIGINT);
  CHECK(run.wait().code == 130);
}
