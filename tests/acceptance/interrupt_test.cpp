// A closed stdout in the middle of a run, and a person at the terminal before it.

#include "acceptance/stand.hpp"
#include "partnerctl/core/json.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>
#include <unistd.h>

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

} // namespace

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
  run.await("Link 12 tenants?");
  run.signal(SIGINT);
  CHECK(run.wait().code == 130);
}
