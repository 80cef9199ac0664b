// What is the same for every claim command: whose ledger, who, in which words and by which
// configuration.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;
using test::Stage;

namespace {

std::string const k_samples = "a few claims were made to try things with";

} // namespace

TEST_CASE("the sandbox has claims of its own once, and none after they are deleted") {
  Stage const stage;
  auto const first = stage.run({"claim", "list", "--cloud", "sandbox", "-o", "json"});
  CHECK(has(first.err, k_samples));
  CHECK(core::Json::parse(first.out)["claims"].size() == 5);
  CHECK_FALSE(has(stage.run({"claim", "list", "--cloud", "sandbox"}).err, k_samples));
  stage.run({"claim", "delete", "1", "2", "--yes", "--cloud", "sandbox"});
  auto const left = stage.run({"claim", "list", "--cloud", "sandbox", "-o", "json"});
  CHECK(core::Json::parse(left.out)["claims"].size() == 3);
  CHECK_FALSE(has(left.err, k_samples));
}

TEST_CASE(
    "the sandbox gives no claims to a ledger that somebody named, nor to the one that counts") {
  ClaimStage stage;
  stage.make();
  auto const named = stage.claim({"list", "--cloud", "sandbox", "-o", "json"});
  CHECK(core::Json::parse(named.out)["claims"].size() == 1);
  CHECK(named.err.empty());
  stage.environment["PARTNERCTL_LEDGER"] = stage.ledger;
  CHECK(core::Json::parse(
            stage.run({"claim", "list", "--cloud", "sandbox", "-o", "json"}).out)["claims"]
            .size() == 1);
  stage.environment.erase("PARTNERCTL_LEDGER");
  stage.run({"claim", "list", "--cloud", "sandbox"});
  CHECK(core::Json::parse(stage.run({"claim", "list", "-o", "json"}).out)["claims"].empty());
}

TEST_CASE("to look at claims makes no ledger") {
  ClaimStage const stage;
  for (auto const* command : {"list", "deadlines", "export", "check"}) {
    INFO(command);
    CHECK(stage.run({"claim", command}).code == ExitCode::ok);
  }
  CHECK(stage.run({"claim", "show", "1"}).code == ExitCode::not_found);
  CHECK_FALSE(std::filesystem::exists(stage.folder.path() + "/state/partnerctl/ledger.db"));
}

TEST_CASE("a ledger that was named and is not there is never taken for one without claims") {
  ClaimStage stage;
  auto const check = [](test::Shown const& refused, std::string const& named) {
    INFO(refused.err);
    CHECK(refused.code == ExitCode::usage);
    CHECK(refused.out.empty());
    CHECK(has(refused.err, named));
    CHECK(has(refused.err, "name the one that holds the claims"));
  };
  std::vector<std::vector<std::string>> const readings{
      {"list"},
      {"deadlines", "--check"},
      {"export"},
      {"export", "1"},
      {"check"},
      {"check", "1"},
      {"show", "1"},
      {"support-pack", "1"},
      {"new", "--from", "1"},
      {"poe-draft", "1", "--out", stage.folder.path() + "/a.docx"}};
  for (auto const& words : readings) {
    INFO(words.front());
    check(stage.claim(words), "--ledger: there is no ledger " + stage.ledger);
  }
  check(stage.claim({"list", "--cloud", "sandbox"}), stage.ledger);
  stage.environment["PARTNERCTL_LEDGER"] = stage.ledger;
  check(stage.run({"claim", "list"}), "PARTNERCTL_LEDGER: there is no ledger " + stage.ledger);
  CHECK_FALSE(std::filesystem::exists(stage.folder.path() + "/ours.db"));
  // What cannot be looked at is not the same.
  stage.ledger = "sqlite:///" + stage.folder.path() + "/" + std::string(300, 'a');
  auto const odd = stage.claim({"list"});
  CHECK_FALSE(has(odd.err, "there is no ledger"));
  CHECK(has(odd.err, "File name too long"));
}

TEST_CASE("a ledger that is none holds no claim, and every change says why") {
  ClaimStage stage;
  stage.ledger = "none";
  auto const paper = stage.folder.write("a.txt", "A\n");
  for (auto const& words : std::vector<std::vector<std::string>>{
           {"new", "--name", "A"},
           {"edit", "1", "--name", "A"},
           {"attach", "1", paper},
           {"detach", "1", "a.txt"},
           {"acknowledge", "1", "--as", "Ann"},
           {"record", "1", "--status", "Submitted"},
           {"handoff", "1", "--out", stage.folder.path() + "/pack", "--offline"},
           {"delete", "1", "--yes"}}) {
    auto const refused = stage.claim(words);
    INFO(words.front() << "\n" << refused.err);
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, "a claim has to be kept, and --ledger is none"));
  }
  for (std::vector<std::string> const& words : {std::vector<std::string>{"list"},
                                                {"deadlines", "--check"},
                                                {"check"},
                                                {"export"},
                                                {"show", "1"},
                                                {"support-pack", "1"}}) {
    auto const refused = stage.claim(words);
    INFO(words.front() << "\n" << refused.err);
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, "--ledger is none"));
  }
}

TEST_CASE("what helps a claim where the ledger cannot be used is never to keep nothing") {
  ClaimStage stage;
  auto const file = stage.folder.write("file", std::string(200, 'x'));
  auto const paper = stage.folder.write("a.txt", "A\n");
  for (auto const& ledger : {file + "/a.db", file, stage.folder.path()}) {
    stage.ledger = "sqlite://" + ledger;
    for (auto const& words : std::vector<std::vector<std::string>>{
             {"new", "--name", "A"},
             {"list"},
             {"edit", "1", "--name", "A"},
             {"attach", "1", paper},
             {"handoff", "1", "--out", stage.folder.path() + "/pack", "--offline"}}) {
      auto const refused = stage.claim(words);
      INFO(ledger << " " << words.front() << "\n" << refused.err);
      CHECK(refused.code == ExitCode::usage);
      CHECK((has(refused.err, "--ledger sqlite:///path/file.db") || words.front() != "new"));
      CHECK_FALSE(has(refused.err, "--ledger none"));
    }
  }
}

TEST_CASE("who does something is who says so, else this machine's user") {
  ClaimStage stage;
  auto const by = [&](std::string const& id) { return stage.shown(id)["history"][0]["by"]; };
  stage.claim({"new", "--name", "A", "--as", "  Bob Example "});
  CHECK(by("1") == "Bob Example");
  stage.environment.erase("USER");
  stage.environment["LOGNAME"] = "carol";
  stage.claim({"new", "--name", "B"});
  CHECK(by("2") == "carol");
  auto const nobody = stage.claim({"new", "--name", "C", "--as", " "});
  CHECK(nobody.code == ExitCode::usage);
  CHECK(has(nobody.err, "nobody is named"));
  CHECK(has(nobody.err, "--as NAME"));
  CHECK(stage.claim({"new", "--name", "C", "--as", "Bob\x1b[2J"}).code == ExitCode::usage);
  CHECK(stage.claim({"new", "--name", "C", "--as", "Bob\nAnn"}).code == ExitCode::usage);
  // In a container neither is set: the process has a user all the same.
  stage.environment.erase("LOGNAME");
  stage.claim({"new", "--name", "D"});
  CHECK_FALSE(by("3").get<std::string>().empty());
}

TEST_CASE("a command to go on with finds the same claims") {
  ClaimStage stage;
  auto const config = stage.folder.write("a config.toml", "");
  auto const made = stage.claim({"new", "--name", "A", "--config", config, "--cloud", "sandbox"});
  CHECK(has(made.err, "Next: partnerctl claim check C-0001 --config '" + config +
                          "' --cloud sandbox --ledger " + stage.ledger));
  auto const list = stage.claim({"list", "-o", "csv", "--columns", "next"});
  CHECK(has(list.out, " --ledger " + stage.ledger));
  CHECK_FALSE(has(list.out, "--cloud"));
}

TEST_CASE("what a finding says to do finds the same claims") {
  ClaimStage const stage;
  stage.make();
  auto const found = stage.claim({"check", "--offline", "-o", "csv"});
  CHECK(has(found.out, "partnerctl claim attach C-0001 FILE --kind KIND --acknowledged DATE "
                       "--ledger " +
                           stage.ledger));
  CHECK(has(found.out, "partnerctl claim acknowledge C-0001 --as NAME --ledger " + stage.ledger));
}

TEST_CASE("a rehearsal says that it is one, and quiet says nothing when all is well") {
  ClaimStage const stage;
  CHECK(stage.claim({"new", "--name", "A", "--cloud", "sandbox"}).err.rfind("SANDBOX: ", 0) == 0);
  CHECK_FALSE(has(stage.claim({"new", "--name", "B"}).err, "SANDBOX"));
  auto const quiet = stage.claim({"new", "--name", "C", "--quiet"});
  CHECK(quiet.err.empty());
  CHECK(has(quiet.out, "C-0003"));
}

TEST_CASE("the configuration says whose own tenants are no customers, and what proofs may be") {
  ClaimStage stage;
  stage.make_ready();
  CHECK(stage.claim({"check", "1", "--offline"}).code == ExitCode::ok);
  auto const config = stage.folder.path() + "/config.toml";
  stage.environment["PARTNERCTL_CONFIG"] = config;
  stage.folder.write("config.toml",
                     "[claims]\nown_tenants = [\"5A4D0000-0000-4000-8000-000000000001\"]\n");
  CHECK(stage.claim({"check", "1", "--offline"}).code == ExitCode::not_as_wanted);
  stage.folder.write("config.toml", "[claims]\nproof_types = [\"txt\"]\n");
  CHECK_FALSE(has(stage.claim({"check", "1", "--offline"}).out, "proof-type"));
  stage.folder.write("config.toml", "[claims]\nproof_types = [\"pdf\"]\n");
  CHECK(has(stage.claim({"check", "1", "--offline"}).out, "proof-type"));
}

TEST_CASE("the catalogue as CSV is one to begin from") {
  ClaimStage stage;
  auto const built_in = stage.claim({"workloads", "-o", "csv"});
  CHECK(built_in.code == ExitCode::ok);
  stage.folder.write("ours.csv", built_in.out);
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "[claims]\nworkloads = \"ours.csv\"\n");
  CHECK(stage.claim({"workloads", "-o", "csv"}).out == built_in.out);
  stage.folder.write("ours.csv", "area,name,aliases,earns,note\n"
                                 "modern-work-and-security,Holograms,,yes,ours\n");
  auto const ours = stage.json({"workloads"});
  CHECK(ours["workloads"].size() == 1);
  CHECK(has(ours["summary"]["source"], "ours.csv"));
  stage.folder.write("ours.csv", "area,name\nnowhere,Holograms\n");
  CHECK(stage.claim({"workloads"}).code == ExitCode::usage);
  std::filesystem::remove(stage.folder.path() + "/ours.csv");
  CHECK(stage.claim({"workloads"}).code == ExitCode::usage);
  CHECK(stage.run({"claim", "workloads", "--area", "azure"}).code == ExitCode::usage);
}

TEST_CASE("a name that the own catalogue has of a workload counts in a proof") {
  ClaimStage stage;
  stage.make();
  auto const paper = stage.folder.write("note.txt", "Contoso and Endpoint Manager, 2026-10-01\n");
  CHECK(has(stage.claim({"attach", "C-0001", paper}).err, "Intune"));
  stage.folder.write("ours.csv", "area,name,aliases,earns,note\n"
                                 "modern-work-and-security,Intune,Endpoint Manager,yes,\n");
  stage.environment["PARTNERCTL_CONFIG"] =
      stage.folder.write("config.toml", "[claims]\nworkloads = \"ours.csv\"\n");
  CHECK_FALSE(has(stage.claim({"attach", "C-0001", paper}).err, "Intune"));
}

TEST_CASE("the support pack has the form's fields, and refuses a place that is taken") {
  ClaimStage const stage;
  CHECK(stage.run({"claim", "support-pack", "1"}).code == ExitCode::not_found);
  stage.make();
  stage.claim({"record", "1", "--status", "Submitted", "--number", "7000001"});
  auto const place = stage.folder.path() + "/support";
  auto const pack = stage.claim({"support-pack", "1", "--period", "May", "--description",
                                 "It is late", "--out", place, "-o", "csv"});
  CHECK(pack.code == ExitCode::ok);
  CHECK(has(pack.out, "Claim ID(s),7000001\n"));
  CHECK(has(test::content_of(place + "/support-form.txt"), "Description: It is late\n"));
  CHECK(has(test::content_of(place + "/C-0001.json"), "\"portalNumber\": \"7000001\""));
  auto const taken = stage.folder.write("letter.zip", "Dear Ann\n");
  CHECK(stage.claim({"support-pack", "1", "--out", taken}).code == ExitCode::usage);
  CHECK(test::content_of(taken) == "Dear Ann\n");
}

TEST_CASE("nothing submits a claim, and what does instead is said") {
  ClaimStage const stage;
  auto const refused = stage.claim({"submit", "C-0001"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "Microsoft publishes no interface"));
  CHECK(has(refused.err, "claim handoff"));
}

TEST_CASE("a word too many is called that where words are taken") {
  ClaimStage const stage;
  auto const refused = stage.claim({"show", "C-0001", "C-0002"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "'C-0002' is one too many for claim show"));
}
