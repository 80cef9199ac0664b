#include "partnerctl/cpor/renewal_warnings.hpp"

#include <catch2/catch.hpp>

#include <chrono>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;

namespace {

constexpr core::Date k_today = 2026y / 11 / 29;
// Sixty days later.
constexpr core::Date k_limit = 2027y / 1 / 28;
constexpr core::Date k_last = 2027y / 1 / 27;

// A draft of one product, of which Microsoft Graph says when it ends.
struct Asked {
  KeptClaim kept{.id = "C-0042",
                 .claim = {.solution_area = "business-applications",
                           .workloads = {{.name = "Sales", .subscription_id = "s-1"}}}};
  Standing standing{};
  Clocks clocks{};
  std::vector<PreflightCheck> checks{
      {.id = "own-tenant", .result = Passing::passed, .ends = k_today},
      {.id = "subscription", .result = Passing::passed, .source = "Graph", .ends = k_last}};

  std::vector<Finding> warnings() const {
    return renewal_warnings(
        {.kept = &kept, .standing = standing, .clocks = clocks, .today = k_today}, checks);
  }
  Workload& product() { return kept.claim.workloads.front(); }
};

} // namespace

TEST_CASE("a subscription that ends soon by Microsoft's word is warned of with what records it") {
  auto const warnings = Asked().warnings();
  REQUIRE(warnings.size() == 1);
  CHECK(warnings[0].rule == "subscription-ends-soon");
  CHECK(warnings[0].severity == Severity::warning);
  CHECK(warnings[0].field == "workloads[0].subscriptionEnds");
  CHECK(warnings[0].source == "Graph");
  CHECK(warnings[0].says ==
        "the subscription of 'Sales' ends on 2027-01-27 unless it is renewed, a day that the claim "
        "does not have: partnerctl claim edit C-0042 --workload Sales=s-1@2027-01-27");
}

TEST_CASE("soon is within the configured notice, from today or a later planned submission") {
  Asked asked;
  asked.checks[1].ends = k_limit;
  CHECK(asked.warnings().empty());
  asked.clocks.renewal_notice_days = 61;
  CHECK(asked.warnings().size() == 1);
  asked.clocks.renewal_notice_days = 60;
  asked.kept.claim.planned_submission = "2026-11-30";
  CHECK(asked.warnings().size() == 1);
  asked.checks[1].ends = 2026y / 11 / 1;
  CHECK(asked.warnings().size() == 1);
}

TEST_CASE("an end that the claim says itself is the rule's to warn of") {
  Asked asked;
  asked.product().subscription_ends = " 2027-01-27 ";
  CHECK(asked.warnings().empty());
  asked.product().subscription_ends = "2027-12-31";
  REQUIRE(asked.warnings().size() == 1);
  CHECK_THAT(asked.warnings()[0].says, Contains("2027-01-27") &&
                                           Contains("where the claim says '2027-12-31'") &&
                                           EndsWith(" Sales=s-1@2027-01-27"));
}

TEST_CASE("what was not asked, or has no end, is warned of by nothing") {
  Asked asked;
  asked.checks[1].ends = std::nullopt;
  CHECK(asked.warnings().empty());
  asked.checks.clear();
  CHECK(asked.warnings().empty());
}

TEST_CASE("the command says all of the claim's products, for it replaces them") {
  Asked asked;
  asked.kept.claim.workloads = {
      {.name = "Sales", .subscription_id = "s-1"},
      {.name = "Ann's", .subscription_id = "s-2"},
      {.name = "Teams"},
      {.name = "Finance", .subscription_id = "s-3", .subscription_ends = "2028-01-01"}};
  asked.checks = {{.id = "subscription", .ends = k_last},
                  {.id = "subscription", .ends = k_today},
                  {.id = "subscription"},
                  {.id = "subscription", .ends = k_limit}};
  auto const warnings = asked.warnings();
  REQUIRE(warnings.size() == 2);
  CHECK(warnings[1].field == "workloads[1].subscriptionEnds");
  for (auto const& warning : warnings) {
    CHECK_THAT(warning.says,
               EndsWith("claim edit C-0042 --workload Sales=s-1@2027-01-27 --workload "
                        "'Ann'\\''s=s-2@2026-11-29' --workload Teams --workload "
                        "Finance=s-3@2028-01-01"));
  }
}

TEST_CASE("a name that cannot be typed is in no command") {
  for (auto const* name : {"a\x1b[2Jb", "a\nb", "a=b", "\xFF"}) {
    Asked asked;
    asked.product().name = name;
    REQUIRE(asked.warnings().size() == 1);
    CHECK_THAT(asked.warnings()[0].says, EndsWith("edit C-0042 --workload NAME=ID@DATE"));
    CHECK_THAT(asked.warnings()[0].says, !Contains("\x1b") && !Contains("\n"));
  }
}

TEST_CASE("a claim that cannot be edited any more is followed by a new one") {
  Asked asked;
  asked.standing.status = Status::approved;
  REQUIRE(asked.warnings().size() == 1);
  CHECK_THAT(asked.warnings()[0].says,
             EndsWith("partnerctl claim new --from C-0042") && !Contains("edit"));
}
