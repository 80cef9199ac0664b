#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

TEST_CASE("a claim is made from options, as a draft by whoever made it") {
  ClaimStage const stage;
  auto const claim =
      stage.shown(stage.make({"--workload", "Intune", "--workload", "Teams", "--opt-out", "yes"}));
  CHECK(claim["id"] == "C-0001");
  CHECK(claim["status"]["state"] == "draft");
  CHECK(claim["status"]["source"] == "local");
  CHECK(claim["customer"]["contact"]["title"] == "IT Director");
  CHECK(claim["optOutOfIncentive"] == true);
  CHECK(claim["workloads"].size() == 2);
  CHECK(claim["history"][0]["by"] == "ann");
  CHECK(claim["history"][0]["comment"] == "made from options");
}

TEST_CASE("a value that a field cannot have is refused by its option, and nothing is kept") {
  ClaimStage const stage;
  auto const refused = stage.claim({"new", "--name", "A", "--opt-out", "maybe"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "--opt-out: "));
  CHECK(refused.out.empty());
  CHECK(stage.count() == 0);
}

TEST_CASE("a spreadsheet sorted by workload is as many claims as before, and it is said which") {
  ClaimStage stage;
  stage.input = "claim_name,customer_tenant_id,workload\nContoso,a,Exchange\nNorthwind,b,Exchange\n"
                "Contoso,a,Intune\nNorthwind,b,Intune\n";
  auto const made = stage.claim({"new", "-"});
  CHECK(made.code == ExitCode::ok);
  CHECK(has(made.err, "2 claims are kept as drafts, C-0001 to C-0002"));
  CHECK(has(made.err,
            "Warning: in standard input lines 2 and 4; lines 3 and 5 do not stand together "
            "and are read as one claim each (2 claims)"));
  CHECK(stage.shown("1")["workloads"].size() == 2);
  CHECK(stage.shown("1")["name"] == "Contoso");
  CHECK(stage.shown("2")["workloads"][1]["name"] == "Intune");
}

TEST_CASE("an export that was sorted by workload is read by its ids, without a doubt") {
  ClaimStage stage;
  stage.input = "id,claim_name,workload\nC-0007,Contoso,Exchange\nC-0008,Contoso,Exchange\n"
                "C-0007,Contoso,Intune\nC-0008,Contoso,Intune\n";
  auto const made = stage.claim({"new", "-"});
  CHECK(has(made.err, "2 claims are kept as drafts"));
  CHECK_FALSE(has(made.err, "do not stand together"));
  CHECK(stage.shown("2")["workloads"].size() == 2);
}

TEST_CASE("lines that may be one claim or two are refused with both of their numbers") {
  ClaimStage stage;
  stage.input = "id,claim_name,workload\nC-0007,A,Exchange\n,B,Exchange\n,A,Intune\n";
  auto const refused = stage.claim({"new", "-"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "standard input:4: may be of the claim of line 2"));
  CHECK(stage.count() == 0);
}

TEST_CASE("claims are made from JSON, without what only a kept claim has") {
  ClaimStage stage;
  stage.input = R"([{"name": "One", "id": "C-0900", "history": []}, {"name": "Two"}])";
  auto const made = stage.claim({"new", "-", "--customer-name", "Contoso"});
  CHECK(made.code == ExitCode::ok);
  CHECK(has(made.err, "2 claims are kept as drafts, C-0001 to C-0002"));
  CHECK(has(made.err, "Not taken over, since a new claim has none of it: "));
  CHECK(stage.shown("2")["customer"]["name"] == "Contoso");
  CHECK(stage.shown("2")["history"][0]["comment"] == "made from standard input");
}

TEST_CASE("a file that cannot be read as claims is refused whole, with every fault") {
  ClaimStage stage;
  stage.input = R"([{"name": "One"}, {"name": 2}, {"workloads": "Teams", "unheard": true}])";
  auto const refused = stage.claim({"new", "-"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "name"));
  CHECK(has(refused.err, "workloads"));
  CHECK(has(refused.err, "unheard"));
  CHECK(stage.count() == 0);
  for (auto const* text : {"", "{", "claim_name,no_such_column\nA,B\n"}) {
    stage.input = text;
    INFO(text);
    CHECK(stage.claim({"new", "-"}).code == ExitCode::usage);
  }
  CHECK(stage.claim({"new", stage.folder.path() + "/none.csv"}).code == ExitCode::usage);
  CHECK(stage.count() == 0);
}

TEST_CASE("the columns of a CSV of claims can be asked for and filled in") {
  ClaimStage stage;
  auto const header = stage.run({"claim", "new", "--csv-header"});
  CHECK(header.code == ExitCode::ok);
  CHECK(has(header.out, ",workload,"));
  CHECK(header.err.empty());
  auto const first = header.out.substr(0, header.out.find('\n'));
  auto const columns = static_cast<std::size_t>(std::count(first.begin(), first.end(), ','));
  stage.input = header.out + "modern-work-and-security" + std::string(columns, ',') + "\n";
  CHECK(stage.claim({"new", "-"}).code == ExitCode::ok);
  CHECK(stage.shown("1")["solutionArea"] == "modern-work-and-security");
}

TEST_CASE("a claim is made from an earlier one, but for what was of its time") {
  ClaimStage const stage;
  stage.make({"--planned", "2026-12-01", "--comments", "urgent"});
  CHECK(stage.claim({"new", "--from", "c-1", "--workload", "Teams"}).code == ExitCode::ok);
  auto const claim = stage.shown("C-0002");
  CHECK(claim["customer"]["name"] == "Contoso");
  CHECK(claim["plannedSubmission"] == "");
  CHECK(claim["comments"] == "");
  CHECK(claim["workloads"].size() == 1);
  CHECK(claim["workloads"][0]["name"] == "Teams");
  CHECK(claim["history"][0]["comment"] == "made from claim C-0001");
}

TEST_CASE("what a claim is to be made of has to be there, and to be one thing") {
  ClaimStage const stage;
  CHECK(stage.run({"claim", "new", "--from", "C-0001"}).code == ExitCode::not_found);
  CHECK(has(stage.claim({"new"}).err, "needs something to make a claim of"));
  CHECK(stage.claim({"new"}).code == ExitCode::usage);
  stage.make();
  CHECK(stage.claim({"new", "--from", "C-0009"}).code == ExitCode::not_found);
  CHECK(stage.claim({"new", "-", "--from", "C-0001"}).code == ExitCode::usage);
  CHECK(stage.count() == 1);
}

TEST_CASE("a claim that says just what another says is kept with a warning") {
  ClaimStage const stage;
  stage.make();
  auto const twin = stage.claim({"new", "--from", "C-0001"});
  CHECK(twin.code == ExitCode::ok);
  CHECK(has(twin.err, "Warning: 1 of them says just what a claim says that is here already "
                      "(C-0001)"));
}

TEST_CASE("a profile says the partner where a claim does not") {
  ClaimStage stage;
  stage.environment["PARTNERCTL_CONFIG"] = stage.folder.write(
      "config.toml",
      "[profile.default]\npartner_id = \"7654321\"\npartner_name = \"Adatum Consulting\"\n");
  CHECK(stage.claim({"new", "--name", "A"}).code == ExitCode::ok);
  CHECK(stage.claim({"new", "--name", "B", "--partner-id", "1234567"}).code == ExitCode::ok);
  CHECK(stage.shown("1")["partnerId"] == "7654321");
  CHECK(stage.shown("1")["partnerName"] == "Adatum Consulting");
  CHECK(stage.shown("2")["partnerId"] == "1234567");
}

TEST_CASE("a claim is not made where nothing is kept") {
  ClaimStage stage;
  stage.ledger = "none";
  auto const refused = stage.claim({"new", "--name", "A"});
  CHECK(refused.code == ExitCode::usage);
  CHECK(has(refused.err, "a claim has to be kept, and --ledger is none"));
  CHECK(has(refused.err, "--ledger sqlite:///"));
}
