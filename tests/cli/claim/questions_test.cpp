#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

ClaimStage& at_terminal(ClaimStage& stage, std::string const& input) {
  stage.terminal_columns = 100;
  stage.input = input;
  return stage;
}

} // namespace

TEST_CASE("a person at a terminal is asked for a claim in the portal's order") {
  ClaimStage stage;
  auto const made =
      at_terminal(stage, "4\n  Contoso devices \n1234567\nContoso Partner Ltd\n"
                         "5a4d0000-0000-4000-8000-000000000001\n\nContoso\nmaybe\nno\n"
                         "Intunes\nTeams\n\nAnn\nCIO\nann@contoso.example\nEve\neve@p.example\n")
          .claim({"new"});
  CHECK(made.code == ExitCode::ok);
  CHECK(has(made.err, "1 to 4:"));
  CHECK(has(made.err, "did you mean Intune?"));
  auto const claim = stage.shown("1");
  CHECK(claim["partnerRole"] == "use-or-consume");
  CHECK(claim["solutionArea"] == "modern-work-and-security");
  CHECK(claim["name"] == "Contoso devices");
  CHECK(claim["customer"]["domain"] == "");
  CHECK(claim["optOutOfIncentive"] == false);
  CHECK(claim["workloads"][0]["name"] == "Intunes");
  CHECK(claim["workloads"][1]["name"] == "Teams");
  CHECK(claim["customer"]["contact"]["title"] == "CIO");
  CHECK(claim["partnerContact"]["email"] == "eve@p.example");
  CHECK(claim["history"][0]["comment"] == "made from questions");
}

TEST_CASE("products are asked for with their subscriptions, and revenue with its own fields") {
  ClaimStage stage;
  at_terminal(stage, "9\n3\nName\n1234567\nPartner\n5a4d0000-0000-4000-8000-000000000001\n\n"
                     "Contoso\nSales\n5a4d0000-0000-4000-8010-000000000301\n2027-03-31\n\n"
                     "Ann\nCIO\na@b.example\nEve\ne@b.example\nSeller\nContoso AG\nISV\n")
      .claim({"new"});
  auto const claim = stage.shown("1");
  CHECK(claim["partnerRole"] == "influenced-revenue");
  CHECK(claim["workloads"][0]["subscriptionId"] == "5a4d0000-0000-4000-8010-000000000301");
  CHECK(claim["workloads"][0]["subscriptionEnds"] == "2027-03-31");
  CHECK(claim["revenue"]["solutionSeller"] == "Seller");
  CHECK(claim["revenue"]["customerName"] == "Contoso AG");
  CHECK(claim["revenue"]["isvSolution"] == "ISV");
}

TEST_CASE("questions that are not answered to the end keep nothing") {
  for (auto const* input : {"", "4\n", "4\nContoso devices\n1234567\n"}) {
    ClaimStage stage;
    auto const ended = at_terminal(stage, input).claim({"new"});
    CHECK(ended.code == ExitCode::interrupted);
    CHECK(has(ended.err, "nothing was kept"));
    CHECK(ended.out.empty());
    CHECK(stage.count() == 0);
  }
}

TEST_CASE("nobody is asked with no-input, nor where a field is given") {
  ClaimStage stage;
  CHECK(at_terminal(stage, "4\n").claim({"new", "--no-input"}).code == ExitCode::usage);
  CHECK(at_terminal(stage, "").claim({"new", "--name", "A"}).code == ExitCode::ok);
  CHECK(stage.count() == 1);
}

TEST_CASE("an edit by questions keeps what Enter leaves") {
  ClaimStage stage;
  stage.make();
  // Role, name … opt out, workloads, contacts.
  auto const edited =
      at_terminal(stage, "\nRenamed\n\n\n\n\n\n\n\n\nCTO\n\n\n\n").claim({"edit", "C-0001"});
  CHECK(edited.code == ExitCode::ok);
  CHECK(has(edited.err, "Claim name [Contoso devices]:"));
  CHECK(has(edited.err, "C-0001 changed: name, customer.contact.title"));
  auto const claim = stage.shown("1");
  CHECK(claim["name"] == "Renamed");
  CHECK(claim["workloads"][0]["name"] == "Intune");
}

TEST_CASE("a name of the user's own catalogue drives no terminal") {
  ClaimStage stage;
  auto const catalogue =
      stage.folder.write("w.csv", "area,name\nmodern-work-and-security,\"Teams\x1b[2J\"\n");
  auto const config = stage.folder.write("c.toml", "[claims]\nworkloads = \"" + catalogue + "\"\n");
  auto const made = at_terminal(stage, "4\nName\n1234567\nPartner\n\n\nContoso\nno\nTeamz2J\n\n")
                        .claim({"new", "--config", config});
  CHECK(has(made.err, "did you mean Teams"));
  CHECK_FALSE(has(made.err, "\x1b[2J"));
}
