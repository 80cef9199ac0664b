// claim check and what services say of a claim.

#include "cli/claim/claim_stage.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using core::ExitCode;
using test::ClaimStage;
using test::has;

namespace {

constexpr char const* k_sales = "5a4d0000-0000-4000-8010-000000000101";
constexpr char const* k_business_central = "5a4d0000-0000-4000-8010-000000000102";

// Asks the sandbox, which has Contoso's subscriptions.
struct Desk {
  ClaimStage stage{};
  Desk() { stage.environment["PARTNERCTL_CLOUD"] = "sandbox"; }
};

core::Json subscription_check(ClaimStage const& stage, std::string const& id) {
  auto const checked = core::Json::parse(stage.claim({"check", id, "-o", "json"}).out);
  return checked["claims"][0]["preflight"].back();
}

std::string make(ClaimStage const& stage, std::string const& product,
                 std::string const& subscription) {
  return stage.make({"--area", "business-applications", "--role", "build-intent-advisor",
                     "--workload", product + "=" + subscription + "@" + test::day(300)});
}

} // namespace

TEST_CASE("a subscription of the product that is claimed passes, that of another one fails") {
  Desk const desk;
  auto const& stage = desk.stage;
  CHECK(subscription_check(stage, make(stage, "Sales", k_sales))["result"] == "passed");
  auto const wrong = subscription_check(stage, make(stage, "Sales", k_business_central));
  CHECK(wrong["result"] == "failed");
  CHECK(has(wrong["says"], "DYN365_BUSCENTRAL_PREMIUM is Dynamics 365 Business Central, and the "
                           "claim names 'Sales'"));
  CHECK(has(wrong["says"], std::string("there is ") + k_sales + " (DYN365_ENTERPRISE_SALES)"));
  auto const unclear = subscription_check(stage, make(stage, "CE Bundle", k_sales));
  CHECK(unclear["result"] == "skipped");
  CHECK(has(unclear["says"], "is active and not bought through CSP"));
}

TEST_CASE("no pack is written of a claim for another product's subscription") {
  Desk const desk;
  auto const& stage = desk.stage;
  auto const id = make(stage, "Sales", k_business_central);
  auto const paper = stage.folder.write(
      "sow.txt", "Contoso Partner Ltd for Contoso, 5a4d0000-0000-4000-8000-000000000001\nSales " +
                     std::string(k_business_central) +
                     "\nSignature: /s/ Ann Example\nDate: " + test::day(-10) + "\n");
  stage.claim({"attach", id, paper, "--kind", "template", "--acknowledged", test::day(-10)});
  stage.claim({"acknowledge", id, "--as", "Ann Example", "--yes"});
  CHECK(stage.claim({"check", id, "--offline"}).code == ExitCode::ok);
  auto const pack = stage.folder.path() + "/pack";
  auto const refused = stage.claim({"handoff", id, "--out", pack});
  CHECK(refused.code == ExitCode::not_as_wanted);
  CHECK(has(refused.err, "no pack was written"));
}
