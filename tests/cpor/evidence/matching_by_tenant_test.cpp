#include "cpor/found_claims.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

TEST_CASE("the tenant alone suffices only where it has one claim, of that kind") {
  CHECK(found({kept("C-1")}, {.customer_tenant_id = k_contoso}) == "C-1 by tenant-only");
  CHECK(found({kept("C-1")}, {.customer_tenant_id = k_contoso, .workloads = {"Kollektivet"}}) ==
        "C-1 by tenant-only");
  // The report knows its workloads.
  CHECK(found({kept("C-1")}, {.customer_tenant_id = k_contoso, .workloads = {"Kollektivet"}},
              Source::usage_report) == "nobody");
  CHECK(found({kept("C-1")}, {.customer_tenant_id = k_contoso}, Source::usage_report) ==
        "conflict: the row names no workload");
  // Which of two it is does not follow from what the other is not.
  CHECK(found({kept("C-1"), numbered("C-2", "4711")},
              {.portal_number = "9", .customer_tenant_id = k_contoso}) == "nobody");
}

TEST_CASE("a row of another workload or name is not taken for the tenant's only claim") {
  std::vector<KeptClaim> const claims{kept("C-1")};
  EvidenceRow const stranger{.portal_number = "700",
                             .claim_name = "Quite another claim",
                             .customer_tenant_id = k_contoso,
                             .workloads = {"Exchange Online"}};
  CHECK(found(claims, stranger) == "nobody");
  auto row = stranger;
  row.claim_name = "";
  CHECK(found(claims, row) == "nobody");
  row.workloads = {"Microsoft Teams", "Exchange Online"};
  CHECK(found(claims, row) == "C-1 by tenant-and-workload");
  // One that the catalogue does not know may be any.
  row.workloads = {"Exchange Online", "Kollektivet"};
  CHECK(found(claims, row) == "C-1 by tenant-only");
  row.claim_name = "Quite another claim";
  CHECK(found(claims, row) == "nobody");
  row.claim_name = "CONTOSO: Teams";
  CHECK(found(claims, row) == "C-1 by tenant-and-name");
  row.claim_name = " - ";
  CHECK(found(claims, row) == "C-1 by tenant-only");
  auto bare = kept("C-1");
  bare.claim.workloads.clear();
  bare.claim.name = "";
  CHECK(found({bare}, stranger) == "C-1 by tenant-only");
}

TEST_CASE("a role that contradicts nothing does not outweigh another workload or name") {
  std::vector<KeptClaim> const claims{kept_sales("C-1")};
  EvidenceRow row{.claim_name = "NW Finance",
                  .customer_tenant_id = k_contoso,
                  .partner_role = "Build intent - Advisor",
                  .workloads = {"Finance"}};
  CHECK(found(claims, row) == "nobody");
  row.claim_name = "";
  CHECK(found(claims, row) == "nobody");
  row.workloads = {};
  CHECK(found(claims, row) == "C-1 by tenant-and-role");
}

TEST_CASE("a role that one claim of the tenant has finds it, and one that two have is a conflict") {
  auto other_sales = kept_sales("C-3");
  other_sales.claim.partner_role = "usage-recognition";
  std::vector<KeptClaim> claims{kept("C-1"), kept_sales("C-2"), other_sales};
  EvidenceRow row{.customer_tenant_id = k_contoso,
                  .partner_role = "Usage recognition - Non-Incentivized"};
  CHECK(found(claims, row) == "C-3 by tenant-and-role");
  claims.push_back(other_sales);
  claims.back().id = "C-4";
  CHECK(found(claims, row) == "conflict: fits C-3 and C-4 alike, by tenant-and-role");
  row.partner_role = "Influenced Revenue recognition - Non-Incentivized";
  CHECK(found(claims, row) == "nobody");
  // A role that nobody knows here is none.
  row.partner_role = "Ropa";
  CHECK(found(claims, row) == "conflict: fits C-1 and C-2 and C-3 and C-4 alike, by tenant-only");
}

TEST_CASE("a row that only names the tenant of several claims is a conflict that names them") {
  std::vector<KeptClaim> claims{kept("C-1"), kept_sales("C-2")};
  CHECK(found(claims, {.customer_tenant_id = k_contoso}) ==
        "conflict: fits C-1 and C-2 alike, by tenant-only");
  CHECK(found(claims, {.customer_tenant_id = k_contoso, .workloads = {"Exchange Online"}}) ==
        "nobody");
  for (int i = 0; i < 100; ++i) {
    claims.push_back(kept("D-" + std::to_string(i)));
  }
  CHECK(contains(found(claims, {.customer_tenant_id = k_contoso}), " and D-7 and 92 more alike"));
}

TEST_CASE("a report's number of a claim that does not have the workload is a conflict") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711")};
  EvidenceRow row{
      .portal_number = "4711", .customer_tenant_id = k_contoso, .workloads = {"Yammer"}};
  CHECK(found(claims, row, Source::usage_report) ==
        "conflict: number '4711' is C-1's, but the row's workload is 'Yammer', which C-1 does not "
        "have");
  CHECK(match(claims, row, Source::usage_report).is_found());
  CHECK(found(claims, row) == "C-1 by number");
  row.workloads = {"Kollektivet"};
  CHECK(found(claims, row, Source::usage_report) == "C-1 by number");
  row.workloads = {"TEAMS"};
  CHECK(found(claims, row, Source::usage_report) == "C-1 by number");
  row.workloads = {};
  CHECK(found(claims, row, Source::usage_report) == "conflict: the row names no workload");
  CHECK(found(claims, row) == "C-1 by number");
}
