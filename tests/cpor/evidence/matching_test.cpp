#include "cpor/found_claims.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

KeptClaim of_fabrikam(KeptClaim claim) {
  claim.claim.customer_tenant_id = k_fabrikam;
  return claim;
}

KeptClaim with_workload(KeptClaim claim, std::string name) {
  claim.claim.name = "Contoso " + name;
  claim.claim.workloads = {{.name = std::move(name)}};
  return claim;
}

} // namespace

TEST_CASE("a row finds its claim by each rule, the surest first") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711"), kept_sales("C-2"),
                                      of_fabrikam(kept("C-3"))};
  CHECK(found(claims, {.portal_number = " 4711 "}) == "C-1 by number");
  CHECK(found(claims, {.customer_tenant_id = core::to_upper(k_contoso),
                       .subscription_id = core::to_upper(k_subscription)}) ==
        "C-2 by tenant-and-subscription");
  CHECK(found(claims, {.customer_tenant_id = k_contoso,
                       .partner_role = "USE or consume",
                       .workloads = {"Viva", "microsoft teams"}}) ==
        "C-1 by tenant-role-and-workload");
  CHECK(found(claims, {.claim_name = "CONTOSO - teams!", .customer_tenant_id = k_contoso}) ==
        "C-1 by tenant-and-name");
  CHECK(found(claims, {.customer_tenant_id = k_contoso, .workloads = {"SALES"}}) ==
        "C-2 by tenant-and-workload");
  CHECK(found(claims, {.customer_tenant_id = k_fabrikam, .workloads = {"Something else"}}) ==
        "C-3 by tenant-only");
  CHECK(found(claims, {.customer_tenant_id = k_fabrikam}) == "C-3 by tenant-only");
}

TEST_CASE("a row that is about nobody here finds nobody") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711"), kept_sales("C-2")};
  CHECK(found(claims, {}) == "nobody");
  CHECK(found(claims, {.portal_number = "4712"}) == "nobody");
  CHECK(found(claims, {.customer_tenant_id = k_fabrikam, .workloads = {"Teams"}}) == "nobody");
  CHECK(found(claims, {.claim_name = "Contoso Teams", .workloads = {"Teams"}}) == "nobody");
  CHECK(found({}, {.portal_number = "4711", .customer_tenant_id = k_contoso}) == "nobody");
}

TEST_CASE("any number that a claim ever had finds it, whatever its case") {
  auto claim = numbered("C-1", "CLM-4711");
  claim.history.push_back(event(EventKind::association, "Teams", k_made, "OLD-1"));
  CHECK(found({claim}, {.portal_number = "clm-4711"}) == "C-1 by number");
  CHECK(found({claim}, {.portal_number = "old-1"}) == "C-1 by number");
}

TEST_CASE("the number goes before everything but the tenant") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711"), of_fabrikam(kept_sales("C-2"))};
  CHECK(found(claims, {.portal_number = "4711",
                       .claim_name = "Renamed",
                       .customer_tenant_id = k_contoso,
                       .partner_role = "Usage recognition",
                       .workloads = {"Sales"}}) == "C-1 by number");
  auto const other = match(claims, {.portal_number = "4711", .customer_tenant_id = k_fabrikam});
  CHECK(contains(other.conflict, "number '4711' is C-1's"));
  CHECK(contains(other.conflict, k_fabrikam));
  auto tenantless = numbered("C-1", "4711");
  tenantless.claim.customer_tenant_id = "";
  CHECK(found({tenantless}, {.portal_number = "4711", .customer_tenant_id = k_fabrikam}) ==
        "C-1 by number");
}

TEST_CASE("a number of two claims is parted by the tenant, else a conflict") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711"),
                                      of_fabrikam(numbered("C-2", "4711"))};
  CHECK(found(claims, {.portal_number = "4711", .customer_tenant_id = k_fabrikam}) ==
        "C-2 by number");
  CHECK(found(claims, {.portal_number = "4711"}) == "conflict: fits C-1 and C-2 alike, by number");
}

TEST_CASE("a claim that has another number is not taken for the row's") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711")};
  EvidenceRow const row{.portal_number = "4712",
                        .customer_tenant_id = k_contoso,
                        .partner_role = "Use or consume",
                        .workloads = {"Teams"}};
  CHECK(found(claims, row) == "conflict: the row's number is '4712', but C-1 is known as '4711'");
  // Where the file has the claim's own number too, this is simply another claim.
  auto const both = evidence({row, {.portal_number = "4711"}});
  CHECK(matcher(claims, both).match(both.rows.front()).claims.empty());
  CHECK(found(claims, {.portal_number = "4712", .customer_tenant_id = k_contoso}) == "nobody");
  // A second claim, which has no number yet, is the one that is meant.
  CHECK(found({claims.front(), kept("C-2")}, row) == "C-2 by tenant-role-and-workload");
}

TEST_CASE("two claims that fit alike are a conflict") {
  std::vector<KeptClaim> const claims{kept("C-1"), kept("C-2")};
  CHECK(found(claims, {.customer_tenant_id = k_contoso, .workloads = {"Teams"}}) ==
        "conflict: fits C-1 and C-2 alike, by tenant-and-workload");
  CHECK(found(claims, {.claim_name = "Contoso Teams", .customer_tenant_id = k_contoso}) ==
        "conflict: fits C-1 and C-2 alike, by tenant-and-name");
  CHECK(match(claims, {.customer_tenant_id = k_contoso, .workloads = {"Teams"}}).claims.size() ==
        2);
}

TEST_CASE("what a row says besides parts claims that would fit alike") {
  auto renamed = kept("C-2");
  renamed.claim.name = "Contoso 2";
  auto elsewhere = kept("C-3");
  elsewhere.claim.partner_id = "7654321";
  CHECK(found({kept("C-1"), renamed}, {.claim_name = "Contoso 2",
                                       .customer_tenant_id = k_contoso,
                                       .partner_role = "use-or-consume",
                                       .workloads = {"Teams"}}) ==
        "C-2 by tenant-role-and-workload");
  CHECK(found({kept("C-1"), elsewhere},
              {.customer_tenant_id = k_contoso, .partner_id = "7654321", .workloads = {"Teams"}}) ==
        "C-3 by tenant-and-workload");
}

TEST_CASE("another role, area or subscription is another claim") {
  std::vector<KeptClaim> const claims{kept_sales("C-1")};
  EvidenceRow row{.customer_tenant_id = k_contoso, .workloads = {"Sales"}};
  CHECK(found(claims, row) == "C-1 by tenant-and-workload");
  row.partner_role = "Usage recognition - Non-Incentivized";
  CHECK(found(claims, row) == "nobody");
  row.partner_role = "";
  row.engagement = "Modern Work and Security Usage";
  CHECK(found(claims, row) == "nobody");
  row.engagement = "";
  row.solution_area = "Modern Work & Security";
  CHECK(found(claims, row) == "nobody");
  row.solution_area = "Moderne Arbeit";
  CHECK(found(claims, row) == "C-1 by tenant-and-workload");
  row.subscription_id = "33333333-aaaa-4bbb-8ccc-000000000009";
  CHECK(found(claims, row) == "nobody");
}

TEST_CASE("a partner ID that differs is a conflict, whatever the rule") {
  std::vector<KeptClaim> const claims{numbered("C-1", "4711")};
  for (auto const& row : {EvidenceRow{.portal_number = "4711", .partner_id = "7654321"},
                          EvidenceRow{.customer_tenant_id = k_contoso, .partner_id = "7654321"}}) {
    auto const result = match(claims, row);
    CHECK(result.is_found());
    CHECK(result.conflict == "the row's partner ID is '7654321', C-1's is '1234567'");
  }
  CHECK(found(claims, {.portal_number = "4711", .partner_id = "1234567"}) == "C-1 by number");
}

TEST_CASE("a domain in the tenant's place is the customer's") {
  auto claim = kept("C-1");
  claim.claim.customer_domain = "Contoso.com";
  CHECK(found({claim}, {.customer_tenant_id = "contoso.COM"}) == "C-1 by tenant-only");
  claim.claim.customer_tenant_id = "";
  CHECK(found({claim}, {.customer_tenant_id = "contoso.com"}) == "C-1 by tenant-only");
  claim.claim.customer_domain = "";
  CHECK(found({claim}, {.customer_tenant_id = "", .workloads = {"Teams"}}) == "nobody");
}

TEST_CASE("a workload is known by any of its names in the catalogue") {
  CHECK(workload_key("EXO") == workload_key("Microsoft Exchange Online"));
  CHECK(workload_key("Exchange") == workload_key("exchange online"));
  CHECK(workload_key("M365 Apps") == workload_key("ProPlus"));
  CHECK(workload_key("Teams") == workload_key("MICROSOFT TEAMS"));
  CHECK(workload_key("Teams") != workload_key("Teams Phone"));
  CHECK(workload_key("Etwas Größeres") == workload_key("etwas grosseres"));
  CHECK(workload_key("Microsoft") == "microsoft");
  CHECK(workload_key("?!").empty());
  std::vector<KeptClaim> const claims{with_workload(kept("C-1"), "Exchange Online"),
                                      with_workload(kept("C-2"), "SharePoint")};
  CHECK(found(claims, {.customer_tenant_id = k_contoso, .workloads = {"EXO"}}) ==
        "C-1 by tenant-and-workload");
}

TEST_CASE("hostile texts in conflicts are made harmless") {
  auto const result = match({numbered("C-1", "\x1B[31m4711")},
                            {.portal_number = "\x1B[31m4711", .customer_tenant_id = "\x1B[2Jx\n"});
  CHECK_FALSE(result.conflict.empty());
  CHECK_FALSE(contains(result.conflict, "\x1B"));
  CHECK_FALSE(contains(result.conflict, "\n"));
}
