// What the ledger keeps of a run, as `run list` and `run show` tell it.

#include "acceptance/person.hpp"
#include "acceptance/rehearsal.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <regex>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::Rehearsal;

namespace {

constexpr char const* k_mixed = "tenant,name\ntenant-00001.example,\"A, Ltd\"\nlitware.example,\n"
                                "tailspin.example,\nno-such.example,Nobody\n";

std::string text_of(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

// The ledger with its log and all else that lies beside it.
std::string bytes_of_ledger(std::string const& path) {
  std::string all;
  for (auto const& entry :
       std::filesystem::directory_iterator(std::filesystem::path(path).parent_path())) {
    all += entry.is_regular_file() ? text_of(entry.path()) : "";
  }
  return all;
}

std::vector<std::string> lines_of(std::string const& text) {
  return core::split(core::trim(text), '\n');
}

} // namespace

TEST_CASE("what a run of a command shows is what run show shows of it later in every format") {
  Rehearsal rehearsal(1);
  auto const roster = rehearsal.stand.folder().write("mixed.csv", k_mixed);
  std::string const command = GENERATE("link-pal", "link-pal --dry-run", "unlink-pal", "status");
  auto words = core::split(command, ' ');
  words.insert(words.end(), {"-f", roster, "--partner-id", "1234567", "--yes", "-o", "json"});
  auto const ended = rehearsal.stand.run(words);
  INFO(ended.err);
  CHECK(ended.code == 5);
  auto const document = Json::parse(ended.out);
  auto const id = document.at("run").get<std::string>();
  CHECK(std::regex_match(id, std::regex("\\d{8}T\\d{6}Z-[0-9a-f]{4}")));
  CHECK_THAT(ended.err, Contains(", run " + id));
  auto shown = rehearsal.json({"run", "show", id});
  // To the millisecond the same, but for the run's own end.
  for (auto const* key : {"schema", "cloud", "run", "identity", "summary"}) {
    CHECK(shown.at(key) == document.at(key));
  }
  CHECK(shown.value("dryRun", Json()) == document.value("dryRun", Json()));
  REQUIRE(shown.at("tenants").size() == 4);
  for (std::size_t i = 0; i < 4; ++i) {
    auto expected = document.at("tenants").at(i);
    if (command == "status") {
      // What the claims are now is not what they were then.
      CHECK(expected.at("claims") == Json::array());
      expected["claims"] = nullptr;
    }
    CHECK(shown.at("tenants").at(i) == expected);
  }
  auto const show = [&](std::string const& format) {
    auto const run = rehearsal.stand.run({"run", "show", id, "-o", format});
    CHECK(run.code == 0);
    return run.out;
  };
  CHECK(lines_of(show("table")).size() == 5);
  CHECK(lines_of(show("csv")).size() == 5);
  CHECK(lines_of(show("tsv")).size() == 4);
  CHECK(show("none").empty());
  CHECK_THAT(show("csv"), Contains("\"A, Ltd\""));
  auto const lines = lines_of(show("jsonl"));
  REQUIRE(lines.size() == 4);
  CHECK(Json::parse(lines[0]).at("run") == id);
  // What was written down reads as a roster again.
  auto const again = rehearsal.stand.run({"status", "-f", "-", "-o", "tsv"}, show("csv"));
  CHECK(lines_of(again.out).size() == 4);
}

TEST_CASE("run list tells when which command ran as whom and what became of its tenants") {
  Rehearsal rehearsal(2);
  CHECK(rehearsal.stand.run({"run", "list", "-o", "tsv"}).out.empty());
  auto const roster = rehearsal.stand.folder().write("mixed.csv", k_mixed);
  rehearsal.stand.run(rehearsal.link());
  rehearsal.stand.run({"status", "-f", roster});
  auto const all = rehearsal.json({"run", "list"});
  CHECK(all.at("schema") == "partnerctl/run-list/1");
  REQUIRE(all.at("runs").size() == 2);
  auto const& status = all.at("runs").at(0);
  auto const& link = all.at("runs").at(1);
  CHECK(status.at("command") == "status");
  CHECK(status.at("failed") == 1);
  CHECK(link.at("command") == "link-pal");
  CHECK(link.at("state") == "finished");
  CHECK(link.at("identity") == sandbox::k_client_id);
  CHECK(link.at("method") == "secret");
  CHECK(link.at("runCloud") == "lab");
  CHECK(link.at("linked") == 2);
  CHECK(link.at("left") == 0);
  auto const id = link.at("id").get<std::string>();
  for (auto const* format : {"table", "csv", "tsv", "jsonl"}) {
    auto const listed = rehearsal.stand.run({"run", "list", "-o", format});
    CHECK(listed.code == 0);
    CHECK_THAT(listed.out, Contains(id));
  }
  CHECK_THAT(rehearsal.stand.run({"run", "list", "--most", "1", "-o", "tsv"}).out, !Contains(id));
  CHECK(lines_of(rehearsal.stand.run({"run", "list", "-o", "csv"}).out).at(0) ==
        "run,started,command,identity,linked,failed,left");
}

TEST_CASE("a run is named by as much of its ID as is clear and a name that is not is refused") {
  Rehearsal rehearsal(1);
  rehearsal.stand.run(rehearsal.link());
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  CHECK(rehearsal.json({"run", "show", core::to_lower(id).substr(0, 13)}).at("run") == id);
  rehearsal.stand.run(rehearsal.link());
  for (auto const* command : {"show", "resume"}) {
    auto const ambiguous = rehearsal.stand.run({"run", command, id.substr(0, 4)});
    CHECK(ambiguous.code == 2);
    CHECK_THAT(ambiguous.err, Contains(id) && Contains("several runs"));
    CHECK(rehearsal.stand.run({"run", command}).code == 2);
    auto const unknown = rehearsal.stand.run({"run", command, "20200101T000000Z-0000"});
    CHECK_THAT(unknown.err, Contains("20200101T000000Z-0000") && Contains("the latest: "));
    CHECK(unknown.out.empty());
  }
  CHECK(rehearsal.stand.run({"run", "show", "20200101T000000Z-0000"}).code == 3);
}

TEST_CASE("no run is kept with --ledger none and what reads the ledger says so") {
  Rehearsal rehearsal(1);
  auto const ended = rehearsal.stand.run(rehearsal.link({"--ledger", "none", "-o", "json"}));
  CHECK(ended.code == 0);
  CHECK(Json::parse(ended.out).at("run").is_null());
  CHECK_FALSE(std::filesystem::exists(rehearsal.ledger_file()));
  CHECK(rehearsal.stand.run({"run", "list", "--ledger", "none"}).code == 0);
  CHECK(rehearsal.stand.run({"run", "show", "2026", "--ledger", "none"}).code == 3);
  auto const resumed = rehearsal.stand.run({"run", "resume", "2026", "--ledger", "none"});
  CHECK(resumed.code != 0);
  CHECK_THAT(resumed.err, Contains("no run"));
}

TEST_CASE("the runs of the sandbox that is built in stand in a ledger of their own") {
  Rehearsal rehearsal(1);
  rehearsal.stand.run(
      {"--cloud", "sandbox", "link-pal", "-t", "contoso.example", "--partner-id", "1234567"});
  CHECK_FALSE(std::filesystem::exists(rehearsal.ledger_file()));
  CHECK(rehearsal.json({"run", "list"}).at("runs").empty());
  CHECK(rehearsal.json({"--cloud", "sandbox", "run", "list"}).at("runs").size() == 1);
}

TEST_CASE("the ledger holds no secret of an application and says how it signed in") {
  Rehearsal rehearsal(3);
  auto const file = rehearsal.stand.folder().write("secret.txt", sandbox::k_client_secret);
  rehearsal.stand.run(rehearsal.link(
      {"--client-secret-file", file, "--client-id", sandbox::k_client_id, "--debug"}));
  rehearsal.stand.environment()["AZURE_CLIENT_SECRET"] = "not-the-secret-Zx81";
  rehearsal.stand.run(rehearsal.link());
  auto const bytes = bytes_of_ledger(rehearsal.ledger_file());
  // The search finds what is there.
  CHECK_THAT(bytes, Contains("tenant-00001.example") && Contains(sandbox::k_client_id) &&
                        Contains("link-pal"));
  CHECK(rehearsal.secrets.kinds() ==
        std::set<std::string>{"access_token", "bearer", "client_secret"});
  CHECK(rehearsal.secrets.found_in(bytes) == std::set<std::string>());
}

TEST_CASE("the ledger holds no token of a person whose run goes on as the same account") {
  Rehearsal rehearsal(2);
  rehearsal.stand.use_person();
  test::Person(rehearsal.stand).signs_in();
  auto const roster =
      rehearsal.stand.folder().write("some.csv", "tenant\ntenant-00001.example\n"
                                                 "tenant-00002.example\nwoodgrove.example\n");
  auto const ended =
      rehearsal.stand.run({"link-pal", "-f", roster, "--partner-id", "1234567", "-o", "json"});
  INFO(ended.err);
  CHECK(ended.code == 5);
  auto const run = rehearsal.latest_run();
  CHECK(run.at("identity") == sandbox::k_user_name);
  CHECK(run.at("method") == "browser");
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  CHECK(resumed.code == 4);
  CHECK_THAT(resumed.err, Contains("1 failed"));
  auto const bytes = bytes_of_ledger(rehearsal.ledger_file());
  CHECK_THAT(bytes, Contains(sandbox::k_user_name));
  auto secrets = rehearsal.secrets.found_in(bytes);
  // accounts.json lies beside it, and that is where a refresh token is kept.
  secrets.erase("refresh_token");
  CHECK(secrets == std::set<std::string>());
  std::filesystem::remove(rehearsal.stand.accounts_file());
  CHECK(rehearsal.secrets.found_in(bytes_of_ledger(rehearsal.ledger_file())) ==
        std::set<std::string>());
}

TEST_CASE("the ledger and all beside it can be read by its owner alone") {
  Rehearsal rehearsal(1);
  rehearsal.stand.run(rehearsal.link());
  namespace fs = std::filesystem;
  auto const others = fs::perms::group_all | fs::perms::others_all;
  for (auto const& entry :
       fs::directory_iterator(fs::path(rehearsal.ledger_file()).parent_path())) {
    INFO(entry.path().string());
    CHECK((entry.status().permissions() & others) == fs::perms::none);
  }
}
