#include "cpor/found_claims.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

std::vector<KeptClaim> const k_two{kept("C-1"), kept_sales("C-2")};

EvidenceRow usage(std::string number, std::string workload = "Teams") {
  return {.portal_number = std::move(number),
          .customer_tenant_id = k_contoso,
          .partner_id = "1234567",
          .workloads = {std::move(workload)},
          .attribution = "CPOR",
          .on = day_in(2026, 11, 20)};
}

KeptClaim that_is(std::string const& status, std::string const& number = "4711") {
  return kept("C-1", {event(EventKind::status, "Submitted", k_made, number),
                      event(EventKind::status, status, day_in(2026, 9, 10))});
}

Reconciliation of_usage(std::vector<KeptClaim> const& claims, std::vector<EvidenceRow> rows) {
  return reconciled(claims, evidence(std::move(rows), k_today, Source::usage_report));
}

} // namespace

TEST_CASE("a row with the name of one claim and the workload of another is neither's") {
  EvidenceRow row{
      .claim_name = "Contoso Sales", .customer_tenant_id = k_contoso, .workloads = {"Teams"}};
  CHECK(found(k_two, row) == "conflict: fits C-2 by tenant-and-name, but the workload that it has "
                             "is C-1's");
  auto const result = match(k_two, row);
  CHECK(result.claims == std::vector<std::size_t>{1, 0});
  auto renamed = kept("C-3");
  renamed.claim.name = "Contoso Exchange";
  renamed.claim.workloads = {{.name = "Exchange Online"}};
  row.claim_name = "Contoso Exchange";
  row.partner_role = "Use or consume";
  CHECK(found({k_two[0], k_two[1], renamed}, row) ==
        "conflict: fits C-1 by tenant-role-and-workload, but the name that it has is C-3's");
}

TEST_CASE("a row with the subscription of one claim and the name of another is neither's") {
  auto other = kept_sales("C-3");
  other.claim.name = "Contoso Finance";
  other.claim.workloads = {{.name = "Finance"}};
  EvidenceRow row{.claim_name = "Contoso Finance",
                  .customer_tenant_id = k_contoso,
                  .subscription_id = k_subscription};
  CHECK(found({kept_sales("C-2"), other}, row) ==
        "conflict: fits C-2 by tenant-and-subscription, but the name that it has is C-3's");
}

TEST_CASE("what the row cannot be, or what is called nothing else here, puts nothing in doubt") {
  // The one with the name is of another role, or has another number.
  EvidenceRow row{.claim_name = "Contoso Sales",
                  .customer_tenant_id = k_contoso,
                  .partner_role = "Use or consume",
                  .workloads = {"Teams"}};
  CHECK(found(k_two, row) == "C-1 by tenant-role-and-workload");
  row.partner_role = "";
  row.portal_number = "9";
  auto sales = kept_sales("C-2", {event(EventKind::status, "Submitted", k_made, "4711")});
  CHECK(found({kept("C-1"), sales}, row) == "C-1 by tenant-and-workload");
  row.claim_name = "Renamed";
  row.portal_number = "";
  CHECK(found(k_two, row) == "C-1 by tenant-and-workload");
  // A number says more than a name.
  row.claim_name = "Contoso Sales";
  row.portal_number = "1";
  CHECK(found({numbered("C-1", "1"), kept_sales("C-2")}, row) == "C-1 by number");
}

TEST_CASE("a number that one row gives to a claim finds it for the others, in any order") {
  EvidenceRow const sure{.portal_number = "4711",
                         .claim_name = "Contoso Teams",
                         .status = "Under review",
                         .customer_tenant_id = k_contoso,
                         .on = day_in(2026, 11, 10)};
  EvidenceRow const bare{.portal_number = "4711", .status = "Approved", .on = day_in(2026, 11, 20)};
  for (bool const is_first : {true, false}) {
    auto const file = is_first ? evidence({sure, bare}) : evidence({bare, sure});
    auto claims = k_two;
    auto const result = reconciled(claims, file);
    CHECK(result.without_claim.empty());
    CHECK(result.conflicts.empty());
    REQUIRE(result.updates.size() == 2);
    CHECK(result.updates.back().claim == "C-1");
    CHECK(result.updates.back().event.text == "Approved");
    CHECK(result.updates.back().by == MatchedBy::tenant_and_name);
    // It says what it would say when it is read again.
    take(claims, result);
    CHECK(reconciled(claims, file).unchanged == 2);
  }
  CHECK(reconciled(k_two, evidence({bare})).without_claim.size() == 1);
}

TEST_CASE("a number that a report gives shows what else it has of that claim") {
  auto const claim = that_is("Approved", "");
  auto const result = of_usage({claim}, {usage("4711"), usage("4711", "Exchange Online")});
  CHECK(result.updates.size() == 1);
  CHECK(result.without_claim.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().says == "number '4711' is C-1's, but the row's workload is "
                                         "'Exchange Online', which C-1 does not have");
  auto foreign = usage("4711");
  foreign.customer_tenant_id = k_fabrikam;
  CHECK(of_usage({claim}, {usage("4711"), foreign}).conflicts.size() == 1);
  // What is no claim's attribution gives no number.
  auto admin = usage("4711");
  admin.attribution = "DPOR";
  CHECK(of_usage({claim}, {admin, usage("4711", "Exchange Online")}).without_claim.size() == 1);
}

TEST_CASE("a number whose rows fit two claims is neither's") {
  auto exchange = kept("C-2");
  exchange.claim.name = "Contoso Exchange";
  exchange.claim.workloads = {{.name = "Exchange Online"}};
  auto const result =
      of_usage({kept("C-1"), exchange}, {usage("4711"), usage("4711", "Exchange Online")});
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 2);
  CHECK(result.conflicts.front().claim == "C-1");
  CHECK(result.conflicts.back().claim == "C-2");
  CHECK(result.conflicts.back().says ==
        "lines 2 and 3 have one number, '4711', and fit C-1 and C-2");
}

TEST_CASE("a row that parts two claims by its number is the one's, whatever else it fits") {
  EvidenceRow const sure{.portal_number = "4711",
                         .claim_name = "Contoso Teams",
                         .status = "Approved",
                         .customer_tenant_id = k_contoso};
  EvidenceRow alike{.portal_number = "4711", .status = "Approved", .customer_tenant_id = k_contoso};
  CHECK(reconciled(k_two, evidence({alike})).conflicts.size() == 1);
  auto const result = reconciled(k_two, evidence({sure, alike}));
  CHECK(result.updates.size() == 1);
  CHECK(result.without_claim.empty());
}

TEST_CASE("usage under another number than an open claim's is a conflict") {
  for (std::string const status : {"Approved", "Under review", "Partner action required"}) {
    auto const result = of_usage({that_is(status)}, {usage("9999")});
    CHECK(result.updates.empty());
    CHECK(result.without_claim.empty());
    REQUIRE(result.conflicts.size() == 1);
    CHECK(result.conflicts.front().claim == "C-1");
    CHECK(result.conflicts.front().says ==
          "the row's number is '9999', but C-1 is known as '4711'");
  }
}

TEST_CASE("usage under another number is another claim's where that can be") {
  // Of a rejected claim another one took the place.
  for (std::string const status : {"Rejected", "Disassociated", "Canceled"}) {
    CAPTURE(status);
    auto const result = of_usage({that_is(status)}, {usage("9999")});
    CHECK(result.conflicts.empty());
    CHECK(result.without_claim.size() == 1);
  }
  auto const approved = that_is("Approved");
  // The file has the claim's own number too, for another workload or the same one.
  CHECK(of_usage({approved}, {usage("9999"), usage("4711")}).without_claim.size() == 1);
  // Another workload, partner or customer.
  CHECK(of_usage({approved}, {usage("9999", "Exchange Online")}).without_claim.size() == 1);
  auto other = usage("9999");
  other.partner_id = "7654321";
  CHECK(of_usage({approved}, {other}).without_claim.size() == 1);
  other = usage("9999");
  other.customer_tenant_id = k_fabrikam;
  CHECK(of_usage({approved}, {other}).without_claim.size() == 1);
  // One that was rejected does not hide the one that is open.
  auto rejected = that_is("Rejected", "4710");
  rejected.id = "C-0";
  auto const result = of_usage({rejected, approved}, {usage("9999")});
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().claim == "C-1");
}

TEST_CASE("a row by the tenant alone teaches no number of which another row is another claim") {
  EvidenceRow const little{.portal_number = "4711",
                           .status = "Under review",
                           .customer_tenant_id = k_contoso,
                           .on = day_in(2026, 11, 10)};
  EvidenceRow const bare{.portal_number = "4711", .status = "Approved", .on = day_in(2026, 11, 12)};
  auto named = bare;
  named.claim_name = "Other";
  auto other_workload = bare;
  other_workload.workloads = {"Intune"};
  auto other_role = bare;
  other_role.partner_role = "Usage recognition";
  auto foreign = bare;
  foreign.customer_tenant_id = k_fabrikam;
  auto other_partner = bare;
  other_partner.partner_id = "7654321";
  auto by_role = little;
  by_role.partner_role = "Use or consume";
  std::vector<KeptClaim> const claims{that_is("Submitted", "")};
  for (auto const& teacher : {little, by_role}) {
    for (auto const& other : {named, other_workload, other_role, foreign, other_partner}) {
      for (auto const& file : {evidence({teacher, other}), evidence({other, teacher})}) {
        auto const result = reconciled(claims, file);
        CHECK(result.updates.empty());
        CHECK(result.without_claim.empty());
        REQUIRE(result.conflicts.size() == 2);
        CHECK(result.conflicts.front().claim == "C-1");
        CHECK(result.conflicts.front().says ==
              "lines 2 and 3 have one number, '4711', and are not all C-1's");
      }
    }
    // What contradicts nothing is still handed on, and what is surely the claim's, too.
    CHECK(reconciled(claims, evidence({teacher, bare})).updates.size() == 2);
  }
  auto sure = little;
  sure.workloads = {"Teams"};
  CHECK(reconciled(claims, evidence({little, named, sure})).updates.size() == 2);
}

TEST_CASE("a known number with nothing but another claim's name or workload is neither's") {
  auto other = kept("C-2");
  other.claim.name = "Contoso Intune";
  other.claim.workloads = {{.name = "Intune"}};
  std::vector<KeptClaim> const claims{numbered("C-1", "4711"), other};
  EvidenceRow row{.portal_number = "4711",
                  .claim_name = "Contoso Intune",
                  .customer_tenant_id = k_contoso,
                  .workloads = {"Intune"}};
  CHECK(found(claims, row) == "conflict: fits C-1 by number, but the name that it has is C-2's");
  // Also where both numbers are known, and by the claim's tenant where the row has none.
  auto known = other;
  known.history = numbered("C-2", "4712").history;
  CHECK(found({claims[0], known}, row).starts_with("conflict: fits C-1 by number"));
  row.customer_tenant_id = "";
  CHECK(found(claims, row).starts_with("conflict: fits C-1 by number"));
  row.claim_name = "";
  CHECK(found(claims, row) ==
        "conflict: fits C-1 by number, but the workload that it has is C-2's");
  row.workloads = {"Intune", "Teams"};
  CHECK(found(claims, row) == "C-1 by number");
  row.workloads = {"Intune"};
  row.claim_name = "Contoso Teams";
  CHECK(found(claims, row) == "C-1 by number");
  row.claim_name = "Contoso Intune";
  row.partner_role = "Usage recognition";
  CHECK(found(claims, row) == "C-1 by number");
  EvidenceRow const product{.portal_number = "4711", .subscription_id = k_subscription};
  CHECK(found({claims[0], kept_sales("C-2")}, product) ==
        "conflict: fits C-1 by number, but the subscription that it has is C-2's");
}
