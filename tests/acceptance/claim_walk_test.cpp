// The walk of docs/claims.md, command by command: in the sandbox, without an account and without a
// network.

#include "acceptance/claim_desk.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>

using namespace partnerctl;
using Catch::Contains;
using core::Json;
using test::ClaimDesk;
using Texts = std::vector<std::string>;

namespace {

struct Sandbox : ClaimDesk {
  Sandbox() { environment()["PARTNERCTL_CLOUD"] = "sandbox"; }

  // $S
  std::string sample(std::string const& name) const {
    return folder().path() + "/state/partnerctl/sandbox/claims/" + name;
  }
  std::string out(std::string const& name) const { return folder().path() + "/" + name; }
  // Runs it, and sees that it ends as it should.
  test::Ended step(Texts const& words, int code = 0) const {
    auto ended = run(words);
    INFO("partnerctl " << words.at(1) << "\n" << ended.out << ended.err);
    CHECK(ended.code == code);
    return ended;
  }
  Json first(Texts words) const {
    auto const document = json(std::move(words));
    CHECK(document.at("cloud") == "sandbox");
    return document.at("claims").at(0);
  }
};

void look_around(Sandbox const& sandbox) {
  auto const listed = sandbox.json({"claim", "list"});
  REQUIRE(listed.at("claims").size() == 5);
  for (auto const& claim : listed.at("claims")) {
    CHECK_FALSE(claim.at("status").at("source").get<std::string>().empty());
    CHECK(claim.at("next").is_string());
  }
}

// What it lacks, until it passes.
void mend(Sandbox const& sandbox) {
  auto const wrong = sandbox.step({"claim", "check", "C-0001"}, 6);
  CHECK_THAT(wrong.out, Contains("customer-contact-title") && Contains("proof-any"));
  sandbox.step({"claim", "edit", "C-0001", "--customer-contact-title", "IT Director"});
  auto const attached =
      sandbox.step({"claim", "attach", "C-0001", sandbox.sample("contoso-sow.txt"), "--kind",
                    "statement-of-work", "--acknowledged", test::day(-10)});
  CHECK_THAT(attached.err, !Contains("would miss"));
  sandbox.step({"claim", "acknowledge", "C-0001", "--as", "Ann Example", "--yes"});
  auto const passing = sandbox.first({"claim", "check", "C-0001"});
  CHECK(passing.at("passes") == true);
  // The sandbox was asked, and knows the customer.
  CHECK(passing.at("preflight").at(0).at("check") == "tenant-of-domain");
  CHECK(passing.at("preflight").at(0).at("result") == "passed");
  sandbox.step({"claim", "check", "C-0001"});
}

void hand_off(Sandbox const& sandbox) {
  sandbox.step({"claim", "handoff", "C-0001", "--out", sandbox.out("C-0001")});
  CHECK(std::filesystem::exists(sandbox.out("C-0001") + "/index.html"));
  CHECK_THAT(test::content_of(sandbox.out("C-0001") + "/index.html"), Contains("rehearsal"));
  CHECK(sandbox.first({"claim", "show", "C-0001"}).at("status").at("state") == "handed-off");

  auto const page = sandbox.out("standing.html");
  auto const standing = sandbox.step({"status", "--tenant", "contoso.example", "--html", page});
  CHECK_THAT(standing.out, Contains("Handed off") && !Contains("Submitted,"));
  CHECK_THAT(test::content_of(page), Contains("Handed off") && !Contains(">Submitted"));
}

// What became of it.
void hear(Sandbox const& sandbox) {
  sandbox.step({"claim", "record", "C-0001", "--status", "Submitted", "--number", "7000001"});
  CHECK(sandbox.first({"claim", "show", "7000001"}).at("status").at("source") == "record");
  CHECK_FALSE(sandbox.json({"claim", "deadlines"}).at("deadlines").empty());
  auto const imported =
      sandbox.step({"claim", "import", "--portal-export", sandbox.sample("portal-export.csv")});
  CHECK_THAT(imported.err, Contains("1 without a claim"));
  auto const status = sandbox.first({"claim", "show", "C-0001"}).at("status");
  CHECK(status.at("state") == "under-review");
  CHECK(status.at("source") == "portal-export");
  CHECK(status.at("sourceName") == "portal-export.csv");
  CHECK(status.at("conflicts").empty());

  sandbox.step({"claim", "new", sandbox.sample("claims.csv")});
  CHECK(sandbox.json({"claim", "list"}).at("claims").size() == 7);
  CHECK_THAT(sandbox.step({"status", "--tenant", "contoso.example"}).out, Contains("Under review"));
}

} // namespace

TEST_CASE("the walk of the manual goes through in the sandbox") {
  Sandbox const sandbox;
  look_around(sandbox);
  mend(sandbox);
  hand_off(sandbox);
  hear(sandbox);
}

TEST_CASE("the manual's other commands go through in the sandbox") {
  Sandbox const sandbox;
  sandbox.step({"claim", "list"});
  CHECK_THAT(sandbox.step({"claim", "new", "--csv-header"}).out, Contains("customer_tenant_id"));
  sandbox.step({"claim", "new", "--from", "C-0005", "--workload",
                "Sales=0f8fad5b-d9cb-469f-a165-70867728950e@2027-11-30"});
  CHECK_THAT(sandbox.step({"claim", "workloads"}).out, Contains("Intune"));
  sandbox.step({"claim", "poe-draft", "C-0001", "--out", sandbox.out("contoso-poe.docx")});
  sandbox.step({"claim", "import", "--usage-report", sandbox.sample("cpor-usage.csv")});
  sandbox.step({"claim", "deadlines", "--ics", sandbox.out("claims.ics")});
  CHECK_THAT(test::content_of(sandbox.out("claims.ics")), Contains("BEGIN:VEVENT"));
  // A claim in it waits for its partner.
  sandbox.step({"claim", "deadlines", "--within", "7", "--mine", "--check"}, 6);
  CHECK_THAT(sandbox.step({"claim", "support-pack", "C-0003"}).out, Contains("7000003"));
  sandbox.step({"claim", "detach", "C-0001", "nothing.txt"}, 3);
  sandbox.step({"claim", "delete", "C-0001", "--yes"});
  sandbox.step({"claim", "delete", "C-0005", "--yes"}, 2);
  CHECK(sandbox.json({"claim", "list"}).at("claims").size() == 5);
}
