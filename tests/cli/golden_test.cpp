// Every command in every format, on a terminal and in a pipe, whole: tests/fixtures/golden/cli. To
// accept a change: PARTNERCTL_WRITE_GOLDEN=1, then read the diff.

#include "cli/golden_case.hpp"
#include "cli/stage.hpp"

#include <catch2/catch.hpp>

using partnerctl::test::GoldenCase;
using partnerctl::test::Stage;
using partnerctl::test::without_chance;

namespace {

// With columns of the user's own, a domain of nobody's, and one tenant under two names.
std::string const k_roster =
    "tenant,name,account_manager,labels,partner_id\n"
    "contoso.example,Contoso of ours,\"=Ann, \"\"A\"\"\",gold; emea,7654321\n"
    "gone.example,,'-Bob,,\n"
    "5a4d0000-0000-4000-8000-000000000001,,,emea;new,\n"
    "fourthcoffee.example,,\" two\nlines\",,\n";

std::vector<GoldenCase> const& cases() {
  static std::vector<std::string> const k_all{"--cloud", "sandbox", "--all-tenants", "--parallel",
                                              "1"};
  auto const with = [](std::vector<std::string> first, std::vector<std::string> const& more) {
    first.insert(first.end(), k_all.begin(), k_all.end());
    first.insert(first.end(), more.begin(), more.end());
    return first;
  };
  static auto const k_link = with({"link-pal"}, {"--partner-id", "1234567", "--yes"});
  static std::vector<GoldenCase> const k_cases{
      {"link-pal", k_link},
      {"link-pal-dry-run", with({"link-pal"}, {"--partner-id", "1234567", "--dry-run", "--yes"})},
      {"unlink-pal", with({"unlink-pal"}, {"--partner-id", "7654321", "--yes"})},
      {"status", with({"status"}, {"--partner-id", "1234567", "--yes"})},
      {"status-access", with({"status"}, {"--partner-id", "1234567", "--access"}), {k_link}},
      {"status-recorded",
       {"status", "--recorded", "--cloud", "sandbox", "--partner-id", "1234567"},
       {k_link}},
      {"attest", with({"attest"}, {"--partner-id", "1234567", "--out", "{folder}/evidence"})},
      {"tenant-list", {"tenant", "list", "--cloud", "sandbox"}},
      {"tenant-list-partner-center",
       {"tenant", "list", "--cloud", "sandbox", "--from", "partner-center"}},
      {"tenant-list-file", {"tenant", "list", "--cloud", "sandbox", "--from", "-"}, {}, k_roster},
      {"tenant-list-merged",
       {"tenant", "list", "--cloud", "sandbox", "--from", "-", "--from", "arm", "--from",
        "partner-center"},
       {},
       k_roster},
      {"auth-status",
       {"auth", "status", "--cloud", "sandbox", "-t", "contoso.example", "-t",
        "woodgrove.example"}},
      {"auth-logout", {"auth", "logout", "--cloud", "sandbox"}},
      {"doctor", {"doctor", "--cloud", "sandbox"}},
      {"run-list", {"run", "list", "--cloud", "sandbox"}, {k_link}},
      // As much of the run's ID as is clear.
      {"run-show", {"run", "show", "20", "--cloud", "sandbox"}, {k_link}},
      {"run-resume", {"run", "resume", "20", "--cloud", "sandbox", "--parallel", "1"}, {k_link}}};
  return k_cases;
}

// A test a format: the sandbox has a tenant that makes each run wait a second.
void check_every_command(std::string const& format, std::size_t columns) {
  for (auto const& one : cases()) {
    check_golden(one, format, columns);
  }
}

} // namespace

TEST_CASE("every command looks as its golden file in a pipe as a table", "[socket]") {
  check_every_command("table", 0);
}

TEST_CASE("every command looks as its golden file in a pipe as JSON", "[socket]") {
  check_every_command("json", 0);
}

TEST_CASE("every command looks as its golden file in a pipe as JSON lines", "[socket]") {
  check_every_command("jsonl", 0);
}

TEST_CASE("every command looks as its golden file in a pipe as CSV", "[socket]") {
  check_every_command("csv", 0);
}

TEST_CASE("every command looks as its golden file in a pipe as TSV", "[socket]") {
  check_every_command("tsv", 0);
}

TEST_CASE("every command looks as its golden file in a pipe as no output", "[socket]") {
  check_every_command("none", 0);
}

TEST_CASE("every command looks as its golden file in a terminal of 120 columns", "[socket]") {
  check_every_command("table", 120);
}

TEST_CASE("the format does not depend on the terminal", "[socket]") {
  Stage pipe;
  Stage terminal;
  terminal.terminal_columns = 60;
  for (auto const* format : {"json", "csv"}) {
    std::vector<std::string> const arguments{"status",     "--cloud", "sandbox", "--all-tenants",
                                             "--parallel", "1",       "-o",      format};
    CHECK(without_chance(pipe.run(arguments).out) == without_chance(terminal.run(arguments).out));
  }
}
