// claim check and claim handoff.

#include "cli/claim/claim_stage.hpp"
#include "support/process.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

struct Desk {
  ClaimStage stage{};
  std::string pack = stage.folder.path() + "/pack";
  std::string called = stage.folder.path() + "/called";

  Desk() {
    auto const browser =
        stage.folder.write("browser", "#!/bin/sh\nprintf '%s\\n' \"$1\" >> " + called + "\n");
    std::filesystem::permissions(browser, std::filesystem::perms::owner_all);
    stage.environment["BROWSER"] = browser;
    stage.environment["PATH"] = "/usr/bin:/bin";
    stage.environment["PARTNERCTL_CONFIG"] = stage.folder.write(
        "config.toml", "[claims]\nportal_url = \"https://portal.example/claims\"\n");
    stage.terminal_columns = 100;
  }

  // Waits until a browser was called, and says every address that one was called with by then.
  std::string opened() const {
    CHECK(test::comes_true([this] { return !test::content_of(called).empty(); }));
    return test::content_of(called);
  }
};

// The commands of ours in a page: from there to the end of its element or its brackets.
std::vector<std::string> commands_in(std::string const& page) {
  std::vector<std::string> commands;
  for (auto at = page.find("partnerctl claim "); at != std::string::npos;
       at = page.find("partnerctl claim ", at + 1)) {
    commands.push_back(page.substr(at, page.find_first_of(")<\"", at) - at));
  }
  return commands;
}

test::Shown hand_off(ClaimStage const& stage, std::string const& place) {
  return stage.claim({"handoff", "C-0001", "--out", place, "--offline", "--no-open"});
}

} // namespace

TEST_CASE("a claim with faults does not pass, and one without does") {
  ClaimStage const stage;
  CHECK(stage.run({"claim", "check", "C-0001", "--offline"}).code == ExitCode::not_found);
  CHECK(has(stage.run({"claim", "check", "--offline"}).err, "There is no claim that could still"));
  stage.make();
  auto const bad = stage.claim({"check", "--offline", "-o", "csv"});
  CHECK(bad.code == ExitCode::not_as_wanted);
  CHECK(has(bad.out, "C-0001,proof-any,error,proofs,"));
  CHECK(has(bad.out, "C-0001,tenant-of-domain,skipped,customer.domain,not asked (--offline),"));
  CHECK(has(bad.err, "C-0001 does not pass: 2 errors"));
  stage.make_ready();
  CHECK(stage.claim({"check", "C-0002", "--offline"}).code == ExitCode::not_as_wanted);
  stage.claim({"delete", "C-0001", "--yes"});
  auto const good = stage.claim({"check", "C-0002", "--offline"});
  CHECK(good.code == ExitCode::ok);
  CHECK(has(good.err, "partnerctl claim handoff C-0002 --out C-0002.zip --ledger "));
}

TEST_CASE("every claim that could still be entered is checked unless some are named") {
  ClaimStage const stage;
  stage.make();
  stage.make({"--customer-tenant", "5a4d0000-0000-4000-8000-000000000002"});
  stage.record("C-0001", "Submitted", 3);
  CHECK(stage.json({"list"})["claims"].size() == 2);
  auto const all = stage.claim({"check", "--offline", "-o", "json"});
  auto const document = core::Json::parse(all.out);
  REQUIRE(document["claims"].size() == 1);
  CHECK(document["claims"][0]["id"] == "C-0002");
  CHECK(document["summary"]["failed"] == 1);
  auto const both = stage.claim({"check", "C-0001", "C-0002", "--offline", "-o", "json"});
  CHECK(core::Json::parse(both.out)["claims"].size() == 2);
}

TEST_CASE("a proof is too old on a later day") {
  ClaimStage const stage;
  stage.make_ready();
  CHECK(stage.claim({"check", "C-0001", "--offline", "--on", test::day(300)}).code == ExitCode::ok);
  CHECK(stage.claim({"check", "C-0001", "--offline", "--on", test::day(400)}).code ==
        ExitCode::not_as_wanted);
  CHECK(stage.claim({"check", "C-0001", "--offline", "--on", "soon"}).code == ExitCode::usage);
}

TEST_CASE("a refused hand-off leaves nothing, here and in the history") {
  ClaimStage const stage;
  stage.make();
  auto const place = stage.folder.path() + "/pack";
  auto const refused = hand_off(stage, place);
  CHECK(refused.code == ExitCode::not_as_wanted);
  CHECK(has(refused.err, "so no pack was written"));
  CHECK(has(refused.out, "proof-any"));
  CHECK_FALSE(std::filesystem::exists(place));
  CHECK(stage.shown("1")["status"]["state"] == "draft");
  CHECK(stage.shown("1")["history"].size() == 1);
}

TEST_CASE("a hand-off writes a pack and is no submission") {
  ClaimStage const stage;
  stage.make_ready();
  auto const place = stage.folder.path() + "/pack";
  auto const handed = hand_off(stage, place);
  CHECK(handed.code == ExitCode::ok);
  CHECK(has(handed.err, "handed off and not submitted"));
  for (auto const* name :
       {"index.html", "claim.json", "manifest.json", "SHA256SUMS", "proofs/sow.txt"}) {
    INFO(name);
    CHECK(std::filesystem::exists(place + "/" + name));
  }
  auto const manifest = core::Json::parse(test::content_of(place + "/manifest.json"));
  CHECK(manifest["submitted"] == false);
  CHECK(manifest["sandbox"] == false);
  CHECK(manifest["portalNumber"].is_null());
  CHECK(manifest["status"]["state"] == "draft");
  CHECK(manifest["acknowledged"]["by"] == "Ann Example");
  auto const claim = stage.shown("1");
  CHECK(claim["status"]["state"] == "handed-off");
  CHECK(claim["status"]["source"] == "local");
  CHECK(claim["deadlines"][0]["kind"] == "record");
}

TEST_CASE(
    "the pack of a claim that waits for its partner has the portal's number, not a new claim") {
  ClaimStage const stage;
  stage.make_ready();
  stage.record("C-0001", "Submitted", 9);
  stage.claim({"record", "C-0001", "--status", "Partner action required", "--number", "7000001",
               "--comment", "signature <missing>", "--on", test::day(-3), "--as", "Eve"});
  for (auto const* name : {"/first", "/second"}) {
    auto const place = stage.folder.path() + name;
    REQUIRE(hand_off(stage, place).code == ExitCode::ok);
    auto const manifest = core::Json::parse(test::content_of(place + "/manifest.json"));
    CHECK(manifest["portalNumber"] == "7000001");
    CHECK(manifest["status"]["state"] == "partner-action-required");
    CHECK(manifest["status"]["sourceName"] == "Eve");
    CHECK(manifest["status"]["comment"] == "signature <missing>");
    auto const page = test::content_of(place + "/index.html");
    CHECK(has(page, "Claim 7000001 is in the portal already"));
    CHECK(has(page, "signature &lt;missing&gt;"));
    CHECK_FALSE(has(page, "> <bdi>Select Add customer"));
    // Of another ledger it would be another claim.
    for (auto const* command :
         {"record C-0001 --status TEXT", "edit C-0001 --comments TEXT", "deadlines"}) {
      CHECK(has(page, "(partnerctl claim " + std::string(command) + " --ledger "));
    }
  }
  CHECK(stage.shown("1")["status"]["state"] == "partner-action-required");
}

TEST_CASE("each command in a pack finds the same claims as the last one does") {
  ClaimStage const stage;
  stage.make_ready();
  bool const is_there = GENERATE(false, true);
  if (is_there) {
    stage.record("C-0001", "Submitted", 9);
    stage.record("C-0001", "Partner action required", 3);
  }
  auto const place = stage.folder.path() + "/pack";
  auto const handed = stage.claim(
      {"handoff", "C-0001", "--out", place, "--offline", "--no-open", "--cloud", "sandbox"});
  REQUIRE(handed.code == ExitCode::ok);
  auto const commands = commands_in(test::content_of(place + "/index.html"));
  CHECK(commands.size() >= (is_there ? 4 : 1));
  for (auto const& command : commands) {
    INFO(command);
    CHECK(command.ends_with(" --cloud sandbox --ledger " + stage.ledger));
  }
}

TEST_CASE("what has changed since it was attached is not handed off") {
  ClaimStage const stage;
  stage.make_ready();
  std::string const digest = stage.shown("1")["proofs"][0]["sha256"];
  auto const copy = stage.folder.path() + "/ours.db.proofs/" + digest;
  std::filesystem::permissions(copy, std::filesystem::perms::owner_all);
  stage.folder.write("ours.db.proofs/" + digest, "another paper");
  auto const place = stage.folder.path() + "/pack";
  CHECK(hand_off(stage, place).code != ExitCode::ok);
  CHECK_FALSE(std::filesystem::exists(place));
  CHECK(stage.shown("1")["status"]["state"] == "draft");
}

TEST_CASE("a folder of somebody's own stays beside a hand-off, whatever it is called") {
  ClaimStage const stage;
  stage.make_ready();
  auto const own = stage.folder.path() + "/pack.partnerctl-backup";
  std::filesystem::create_directories(own + "/proofs");
  stage.folder.write("pack.partnerctl-backup/proofs/sow.txt", "A");
  REQUIRE(hand_off(stage, stage.folder.path() + "/pack").code == ExitCode::ok);
  CHECK(test::content_of(own + "/proofs/sow.txt") == "A");
}

TEST_CASE("there is nothing to hand off of a claim that is submitted or not there") {
  ClaimStage const stage;
  auto const place = stage.folder.path() + "/pack";
  CHECK(hand_off(stage, place).code == ExitCode::usage);
  stage.make_ready();
  CHECK(stage.claim({"handoff", "C-0002", "--out", place}).code == ExitCode::not_found);
  stage.record("C-0001", "Submitted", 0);
  auto const refused = hand_off(stage, place);
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "there is nothing to enter"));
  CHECK_FALSE(std::filesystem::exists(place));
}

TEST_CASE("the portal is opened for a person at a terminal only, and not with no-open") {
  Desk desk;
  desk.stage.input = "y\n";
  desk.stage.make_ready();
  CHECK(hand_off(desk.stage, desk.pack).code == ExitCode::ok);
  desk.stage.terminal_columns = 0;
  desk.stage.claim({"handoff", "C-0001", "--out", desk.pack + "2", "--offline"});
  desk.stage.terminal_columns = 100;
  desk.stage.claim({"handoff", "C-0001", "--out", desk.pack + "3", "--offline"});
  // Once, and by none of those before.
  CHECK(desk.opened() == "https://portal.example/claims\n");
}

TEST_CASE("a rehearsal opens no portal") {
  Desk desk;
  desk.stage.input = "y\n";
  desk.stage.make_ready();
  auto const handed = desk.stage.claim(
      {"handoff", "C-0001", "--out", desk.pack, "--offline", "--cloud", "sandbox"});
  CHECK(handed.code == ExitCode::ok);
  CHECK(has(handed.err, "SANDBOX: "));
  auto const manifest = core::Json::parse(test::content_of(desk.pack + "/manifest.json"));
  CHECK(manifest["sandbox"] == true);
  // Only what follows does.
  desk.stage.claim({"handoff", "C-0001", "--out", desk.pack + "2", "--offline"});
  CHECK(desk.opened() == "https://portal.example/claims\n");
}
