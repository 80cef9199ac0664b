// claim export, list, show and delete.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

// A claim as it says itself, apart from what this ledger adds.
core::Json said(core::Json claim) {
  for (auto const* name :
       {"id", "revision", "status", "consent", "portalNumber", "proofs", "acknowledgements",
        "history", "deadlines", "next", "createdAt", "updatedAt"}) {
    claim.erase(name);
  }
  return claim;
}

} // namespace

TEST_CASE("what is exported can be read again, as JSON and as CSV") {
  for (auto const* format : {"json", "jsonl", "csv"}) {
    INFO(format);
    ClaimStage const from;
    from.make({"--workload", "Intune", "--workload", "Teams", "--comments",
               "=1+1, \"quoted\"\nand a line", "--customer-name", "\u200F\u05D0\u200E Ltd"});
    from.make();
    auto const exported = from.claim({"export", "-o", format});
    CHECK(exported.code == ExitCode::ok);
    ClaimStage to;
    to.input = exported.out;
    auto const made = to.claim({"new", "-"});
    INFO(made.err);
    CHECK(made.code == ExitCode::ok);
    REQUIRE(to.count() == 2);
    CHECK(said(to.shown("1")) == said(from.shown("1")));
    CHECK(said(to.shown("2")) == said(from.shown("2")));
  }
}

TEST_CASE("an export is JSON unless a format is named, and of those that are named") {
  ClaimStage stage;
  CHECK(stage.run({"claim", "export", "C-0001"}).code == ExitCode::not_found);
  CHECK(core::Json::parse(stage.run({"claim", "export"}).out)["claims"].empty());
  stage.make();
  stage.make();
  stage.terminal_columns = 80;
  auto const one = stage.claim({"export", "2"});
  CHECK(core::Json::parse(one.out)["claims"][0]["id"] == "C-0002");
  CHECK(stage.claim({"export", "C-0003"}).code == ExitCode::not_found);
  stage.environment["PARTNERCTL_OUTPUT"] = "csv";
  CHECK(stage.claim({"export", "1"}).out.rfind("id,solution_area,", 0) == 0);
}

TEST_CASE("a list has the claims that are asked for") {
  ClaimStage const stage;
  CHECK(stage.count() == 0);
  stage.make();
  stage.make({"--customer-tenant", "5a4d0000-0000-4000-8000-000000000002", "--customer-domain",
              "Northwind.example", "--role", "usage-recognition"});
  stage.record("C-0002", "Submitted", 2);
  auto const ids = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "list");
    std::string found;
    auto const document = stage.json(words);
    for (auto const& claim : document["claims"]) {
      found += claim["id"].get<std::string>() + " ";
    }
    return found;
  };
  CHECK(ids({}) == "C-0001 C-0002 ");
  CHECK(ids({"--status", "draft"}) == "C-0001 ");
  CHECK(ids({"--status", "Submitted"}) == "C-0002 ");
  CHECK(ids({"--role", "usage-recognition"}) == "C-0002 ");
  CHECK(ids({"--customer-tenant", "northwind.example"}) == "C-0002 ");
  CHECK(ids({"--customer-tenant", "5A4D0000-0000-4000-8000-000000000001"}) == "C-0001 ");
  CHECK(ids({"--status", "approved"}).empty());
  CHECK(stage.claim({"list", "--status", "aproved"}).code == ExitCode::usage);
  CHECK(stage.claim({"list", "--role", "reseller"}).code == ExitCode::usage);
}

TEST_CASE("columns can be chosen, and an unknown one is refused before anything is done") {
  ClaimStage const stage;
  stage.make();
  auto const two = stage.claim({"list", "--columns", "id,portal_number", "-o", "csv"});
  CHECK(two.out == "id,portal_number\nC-0001,\n");
  CHECK(stage.claim({"list", "--columns", "id,colour"}).code == ExitCode::usage);
  CHECK(stage.claim({"record", "C-0001", "--status", "Submitted", "--columns", "colour"}).code ==
        ExitCode::usage);
  CHECK(stage.claim({"delete", "C-0001", "--yes", "--columns", "colour"}).code == ExitCode::usage);
  CHECK(stage.shown("1")["status"]["state"] == "draft");
}

TEST_CASE("a claim that there is not is not shown") {
  ClaimStage const stage;
  CHECK(stage.run({"claim", "show", "C-0001"}).code == ExitCode::not_found);
  stage.make();
  for (auto const* id : {"C-0001", "c-1", "1"}) {
    CHECK(stage.claim({"show", id}).code == ExitCode::ok);
  }
  for (auto const* id : {"C-0002", "7000001", "", "C-"}) {
    INFO(id);
    CHECK(stage.claim({"show", id}).code != ExitCode::ok);
  }
  auto const missing = stage.claim({"show", "C-0002"});
  CHECK(missing.code == ExitCode::not_found);
  CHECK(missing.out.empty());
}

TEST_CASE("a draft is deleted with its proofs when the person says yes") {
  ClaimStage stage;
  stage.make();
  stage.attach("C-0001");
  std::string const digest = stage.shown("1")["proofs"][0]["sha256"];
  CHECK(stage.claim({"delete", "C-0001"}).code == ExitCode::usage);
  stage.terminal_columns = 100;
  stage.input = "n\n";
  auto const refused = stage.claim({"delete", "C-0001"});
  CHECK(refused.code == ExitCode::failed);
  CHECK(has(refused.err, "Delete the draft C-0001 (Contoso) and 1 kept proof?"));
  CHECK(has(refused.err, "Nothing was deleted"));
  CHECK(stage.count() == 1);
  stage.input = "y\n";
  CHECK(stage.claim({"delete", "C-0001"}).code == ExitCode::ok);
  CHECK(stage.count() == 0);
  CHECK_FALSE(std::filesystem::exists(stage.folder.path() + "/ours.db.proofs/" + digest));
  CHECK(stage.make() == "C-0002");
}

TEST_CASE("a claim that was handed off or submitted stays, and the others with it") {
  ClaimStage const stage;
  stage.make_ready();
  stage.claim({"handoff", "C-0001", "--out", stage.folder.path() + "/pack", "--offline"});
  stage.make();
  stage.make();
  stage.record("C-0003", "Submitted", 2);
  // Said to be a draft again, but something was said of it.
  stage.make();
  stage.record("C-0004", "Draft", 1);
  for (auto const* id : {"C-0001", "C-0003", "C-0004"}) {
    INFO(id);
    auto const refused = stage.claim({"delete", "C-0002", id, "--yes"});
    CHECK(refused.code == ExitCode::usage);
    CHECK(has(refused.err, std::string(id) + " cannot be deleted"));
  }
  CHECK(stage.claim({"delete", "C-0002", "C-0009", "--yes"}).code == ExitCode::not_found);
  CHECK(stage.count() == 4);
  CHECK(has(stage.claim({"delete", "C-0002", "2", "--yes"}).err, "C-0002 is deleted"));
  CHECK(stage.count() == 3);
}
