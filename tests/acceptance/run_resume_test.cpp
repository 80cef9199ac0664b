// Runs that go on: with which rows, which options, and as whom.

#include "acceptance/arm_double.hpp"
#include "acceptance/person.hpp"
#include "acceptance/rehearsal.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <signal.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <fstream>
#include <sstream>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::Json;
using test::Ended;
using test::number;
using test::Rehearsal;

namespace {

void replace_in(std::string const& path, std::string const& old, std::string const& by) {
  std::stringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  auto bytes = text.str();
  auto at = bytes.find(old);
  REQUIRE(at != std::string::npos);
  for (; at != std::string::npos; at = bytes.find(old, at)) {
    bytes.replace(at, old.size(), by);
  }
  std::ofstream(path, std::ios::binary | std::ios::trunc) << bytes;
}

// Nothing on stdout, one clear sentence, and the run as it was before.
void is_refused(Rehearsal& rehearsal, Ended const& ended, int code, std::string const& says) {
  INFO(ended.err);
  CHECK(ended.code == code);
  CHECK(ended.out.empty());
  CHECK_THAT(ended.err, Contains(says));
  CHECK(rehearsal.traffic.writes() == 0);
}

} // namespace

TEST_CASE("a run whose secret came from a file goes on by the line as it was printed") {
  Rehearsal rehearsal(4);
  auto const file = rehearsal.stand.folder().write("a secret.txt", sandbox::k_client_secret);
  rehearsal.stand.environment().erase("AZURE_CLIENT_SECRET");
  rehearsal.turnstile.let_in(1);
  auto const run =
      rehearsal.stand.start(rehearsal.link({"--parallel", "1", "--client-secret-file", file}));
  auto const ended = rehearsal.interrupt(*run, SIGINT);
  INFO(ended.err);
  CHECK(ended.code == 130);
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  CHECK(rehearsal.traffic.writes() == 4);
}

TEST_CASE("with --failed-only what was not started is left for later") {
  Rehearsal rehearsal(3);
  rehearsal.turnstile.let_in(1);
  auto const roster = rehearsal.stand.folder().write(
      "some.csv", "tenant\nno-such.example\n" + Rehearsal::roster(3).substr(7));
  auto const run = rehearsal.stand.start(
      {"link-pal", "-f", roster, "--partner-id", "1234567", "--parallel", "1"});
  CHECK(rehearsal.interrupt(*run, SIGINT).code == 130);
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  auto const failed = rehearsal.json({"run", "resume", id, "--failed-only"});
  REQUIRE(failed.at("tenants").size() == 1);
  CHECK(failed.at("tenants").at(0).at("tenant") == "no-such.example");
  CHECK(failed.at("tenants").at(0).at("attempts") == 2);
  CHECK(rehearsal.latest_run().at("left") == 2);
  CHECK(rehearsal.latest_run().at("state") == "interrupted");
  auto const rest = rehearsal.json({"run", "resume", id});
  CHECK(rest.at("tenants").size() == 3);
  CHECK(rest.at("tenants").at(0).at("attempts") == 3);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a run whose rows came by standard input goes on without it") {
  Rehearsal rehearsal(6);
  rehearsal.turnstile.let_in(2);
  auto command = rehearsal.stand.command(
      {"link-pal", "-f", "-", "--parallel", "2"}, "tenant,partner_id\n" + [] {
        std::string rows;
        for (int i = 1; i <= 6; ++i) {
          rows += Rehearsal::tenant(i) + ",1234567\n";
        }
        return rows;
      }());
  test::Background run(test::partnerctl_binary(), command);
  auto const ended = rehearsal.interrupt(run, SIGINT);
  CHECK(ended.code == 130);
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  CHECK(rehearsal.traffic.writes() == 6);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a resumed run keeps to the options that decide") {
  Rehearsal rehearsal(3);
  rehearsal.turnstile.let_in(1);
  auto const roster = rehearsal.stand.folder().write(
      "other.csv", Rehearsal::roster(2) + "litware.example\ntailspin.example\n");
  bool const dry = GENERATE(true, false);
  std::vector<std::string> words{"link-pal",     "-f",         roster,
                                 "--partner-id", "1234567",    "--replace-from",
                                 "7654321",      "--parallel", "1"};
  if (dry) {
    words.emplace_back("--dry-run");
  }
  auto const run = rehearsal.stand.start(words);
  auto const ended = rehearsal.interrupt(*run, SIGINT);
  CHECK(ended.code == 130);
  auto const resumed = rehearsal.follow(test::last_line(ended.err) + " -o json");
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  auto const document = Json::parse(resumed.out);
  CHECK(document.at("dryRun") == dry);
  CHECK(number(document, dry ? "wouldReplace" : "replaced") == 1);
  CHECK(number(document, "unchanged") == 1);
  CHECK(rehearsal.traffic.writes() == (dry ? 0 : 3));
}

TEST_CASE("whoever is not who began a run is refused before anything is written") {
  Rehearsal rehearsal(2);
  rehearsal.stand.environment()["AZURE_CLIENT_SECRET"] = "wrong-for-now";
  CHECK(rehearsal.stand.run(rehearsal.link()).code == 4);
  auto const before = rehearsal.json({"run", "show", "2"});
  auto const id = before.at("run").get<std::string>();
  auto& environment = rehearsal.stand.environment();
  environment["AZURE_CLIENT_SECRET"] = sandbox::k_client_secret;
  is_refused(rehearsal,
             rehearsal.stand.run(
                 {"run", "resume", id, "--client-id", "5a4d0000-0000-4000-8000-0000000000c9"}),
             2, "5a4d0000-0000-4000-8000-0000000000c9");
  // Nobody is worse off for it.
  CHECK(rehearsal.json({"run", "show", id}).at("summary") == before.at("summary"));
  // The secret beside it is that client's, not the run's.
  environment["AZURE_CLIENT_ID"] = "5a4d0000-0000-4000-8000-0000000000c9";
  is_refused(rehearsal, rehearsal.stand.run({"run", "resume", id}), 2,
             "AZURE_CLIENT_ID names 5a4d0000-0000-4000-8000-0000000000c9");
  environment["AZURE_CLIENT_ID"] = sandbox::k_client_id;
  auto const resumed = rehearsal.stand.run({"run", "resume", id});
  CHECK(resumed.code == 0);
  CHECK_THAT(resumed.err, Contains(std::string("As ") + sandbox::k_client_id));
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("another object than the one that worked in a tenant is refused there") {
  Rehearsal rehearsal(1);
  auto const ended = rehearsal.stand.run(
      {"link-pal", "-t", "relecloud.example", "--partner-id", "1234567", "-o", "json"});
  auto const document = Json::parse(ended.out);
  auto const object = document.at("tenants").at(0).at("objectId").get<std::string>();
  REQUIRE(object.size() == 36);
  // As if the application had been made anew in that tenant meanwhile.
  replace_in(rehearsal.ledger_file(), object, "99999999-2222-4333-8444-555555555555");
  rehearsal.traffic.clear();
  auto const resumed =
      rehearsal.stand.run({"run", "resume", document.at("run").get<std::string>(), "-o", "json"});
  INFO(resumed.err);
  auto const row = Json::parse(resumed.out).at("tenants").at(0);
  CHECK(row.at("error").at("kind") == "conflict");
  CHECK_THAT(row.at("error").at("message").get<std::string>(),
             Contains("99999999-2222-4333-8444-555555555555") && Contains(object));
  CHECK(rehearsal.traffic.writes() == 0);
}

TEST_CASE("another account than the one that began a run is refused") {
  Rehearsal rehearsal(1);
  rehearsal.stand.use_person();
  test::Person(rehearsal.stand).signs_in();
  auto const ended = rehearsal.stand.run({"link-pal", "-t", "woodgrove.example", "-t",
                                          "tenant-00001.example", "--partner-id", "1234567"});
  CHECK(ended.code == 5);
  rehearsal.traffic.clear();
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  is_refused(rehearsal,
             rehearsal.stand.run({"run", "resume", id, "--account", "somebody@else.example"}), 4,
             "somebody@else.example");
  CHECK(rehearsal.stand.run({"auth", "logout"}).code == 0);
  auto const nobody = rehearsal.stand.run({"run", "resume", id});
  is_refused(rehearsal, nobody, 4, "auth login");
}

TEST_CASE("a run that lives cannot be gone on with and the message says which process it is") {
  Rehearsal rehearsal(4);
  rehearsal.turnstile.let_in(1);
  auto const run = rehearsal.stand.start(rehearsal.link({"--parallel", "1"}));
  REQUIRE(rehearsal.turnstile.has_stopped_one());
  auto const latest = rehearsal.latest_run();
  CHECK(latest.at("state") == "running");
  auto const id = latest.at("id").get<std::string>();
  auto const refused = rehearsal.stand.run({"run", "resume", id});
  CHECK(refused.code == 1);
  CHECK_THAT(refused.err, Contains(id) && Contains("process " + std::to_string(run->pid()) + " "));
  CHECK(rehearsal.interrupt(*run, SIGINT).code == 130);
  CHECK(rehearsal.stand.run({"run", "resume", id}).code == 0);
  CHECK(rehearsal.wrong_links().empty());
}

TEST_CASE("a tenant that is excluded by another name stays so when a run goes on") {
  Rehearsal rehearsal(4);
  rehearsal.turnstile.let_in(1);
  // By its GUID excluded, by its domain in the roster.
  auto const run = rehearsal.stand.start(
      rehearsal.link({"--parallel", "1", "--exclude", "5a4d0000-0000-4000-8001-000000000004"}));
  auto const ended = rehearsal.interrupt(*run, SIGINT);
  CHECK(ended.code == 130);
  auto const resumed = rehearsal.follow(test::last_line(ended.err));
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  CHECK(rehearsal.traffic.writes() == 3);
  CHECK(rehearsal.stand.run({"status", "-t", "tenant-00004.example", "-o", "tsv"})
            .out.find("not-linked") != std::string::npos);
}

TEST_CASE("two names of one tenant are one when the run goes on after the first was done") {
  Rehearsal rehearsal(3);
  rehearsal.turnstile.let_in(1);
  auto const roster = rehearsal.stand.folder().write(
      "twice.csv", "tenant\ntenant-00001.example\ntenant-00002.example\n"
                   "5a4d0000-0000-4000-8001-000000000001\ntenant-00003.example\n");
  auto const run = rehearsal.stand.start(
      {"link-pal", "-f", roster, "--partner-id", "1234567", "--parallel", "1"});
  REQUIRE(rehearsal.turnstile.has_stopped_one());
  run->signal(SIGKILL);
  run->wait();
  rehearsal.turnstile.open();
  auto const id = rehearsal.latest_run().at("id").get<std::string>();
  auto const resumed = rehearsal.stand.run({"run", "resume", id, "-o", "json"});
  INFO(resumed.err);
  CHECK(resumed.code == 0);
  auto const shown = rehearsal.json({"run", "show", id});
  CHECK(shown.at("tenants").size() == 3);
  CHECK(number(shown, "linked") == 3);
  CHECK(rehearsal.traffic.writes() == 3);
}
