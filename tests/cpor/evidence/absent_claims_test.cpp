#include "cpor/evidence/absent_claims.hpp"
#include "cpor/some_claims.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

using Ids = std::vector<std::string>;

Ids absent(std::vector<KeptClaim> const& claims, Evidence const& file) {
  Ids ids;
  for (auto const& [claim, workloads] : reconciled(claims, file).without_association) {
    ids.push_back(claim + (workloads.empty() ? "" : " " + core::join(workloads, "+")));
  }
  return ids;
}

KeptClaim with_status(KeptClaim claim, std::string const& status, std::string number = {},
                      core::Date on = day_in(2026, 10, 5)) {
  claim.history.push_back(event(EventKind::status, status, on, std::move(number)));
  return claim;
}

Evidence report(std::vector<EvidenceRow> rows) {
  for (auto& row : rows) {
    row.attribution = "CPOR";
  }
  return evidence(std::move(rows), k_today, Source::usage_report);
}

EvidenceRow const k_other{.portal_number = "9",
                          .status = "Approved",
                          .customer_tenant_id = k_fabrikam,
                          .partner_id = "1234567",
                          .workloads = {"Teams"}};

} // namespace

TEST_CASE("what a file of which rows were passed over does not have is not told") {
  std::vector<KeptClaim> const claims{kept("C-1", {event(EventKind::status, "Submitted", k_made)})};
  auto file = evidence({});
  CHECK(reconciled(claims, file).without_association.size() == 1);
  file.lacks_rows = true;
  CHECK(reconciled(claims, file).without_association.empty());
}

TEST_CASE("an approved claim for use that a report of its partner does not have is listed") {
  std::vector<KeptClaim> const claims{with_status(kept("C-1"), "Approved")};
  CHECK(absent(claims, report({k_other})) == Ids{"C-1"});
  CHECK(absent(claims, report({})) == Ids{"C-1"});
  auto there = k_other;
  there.customer_tenant_id = k_contoso;
  CHECK(absent(claims, report({there})).empty());
  there.workloads = {"Intune"};
  CHECK(absent(claims, report({there})) == Ids{"C-1"});
}

TEST_CASE("the workloads that a report lacks of a claim are named") {
  auto claim = with_status(kept("C-1"), "Submitted");
  claim.claim.workloads = {{.name = "Exchange"}, {.name = "Intune"}, {.name = "SharePoint"}};
  auto row = k_other;
  row.customer_tenant_id = k_contoso;
  row.workloads = {"EXO"};
  CHECK(absent({claim}, report({row})) == Ids{"C-1 Intune+SharePoint"});
  auto second = row;
  second.workloads = {"Intune"};
  CHECK(absent({claim}, report({row, second})) == Ids{"C-1 SharePoint"});
  // In words that nobody knows it may be any of them.
  second.workloads = {"Something new"};
  CHECK(absent({claim}, report({row, second})).empty());
  second.workloads = {"Intune", "SharePoint"};
  CHECK(absent({claim}, report({row, second})).empty());
}

TEST_CASE(
    "a report's row without a tenant counts for what it lacks where its number is the claim's") {
  auto claim = with_status(kept("C-1"), "Submitted");
  claim.claim.workloads = {{.name = "Exchange"}, {.name = "Intune"}};
  auto exchange = k_other;
  exchange.portal_number = "4711";
  exchange.customer_tenant_id = k_contoso;
  exchange.workloads = {"EXO"};
  auto intune = exchange;
  intune.customer_tenant_id = "";
  intune.workloads = {"Intune"};
  CHECK(absent({claim}, report({exchange})) == Ids{"C-1 Intune"});
  CHECK(absent({claim}, report({exchange, intune})).empty());
  auto const known = with_status(claim, "Under review", "4711");
  CHECK(absent({known}, report({exchange, intune})).empty());
  CHECK(absent({known}, report({intune})) == Ids{"C-1 Exchange"});
  // A row that is not applied tells nothing of what else is missing.
  intune.customer_tenant_id = k_fabrikam;
  CHECK(absent({known}, report({intune})).empty());
}

TEST_CASE("a report is not expected to have what it is not about") {
  auto of_another_partner = with_status(kept("C-1"), "Approved");
  of_another_partner.claim.partner_id = "7654321";
  CHECK(absent({of_another_partner}, report({k_other})).empty());
  CHECK(absent({with_status(kept_sales("C-2"), "Approved")}, report({k_other})).empty());
  for (auto const* status : {"Submitted", "Under review", "Rejected", "Rejected final", "Odd"}) {
    INFO(status);
    CHECK(absent({with_status(kept("C-3"), status)}, report({k_other})).empty());
  }
  CHECK(absent({kept("C-4")}, report({k_other})).empty());
  // Approved after the report was made.
  CHECK(absent({with_status(kept("C-5"), "Approved", "", core::plus_days(k_today, 1))},
               report({k_other}))
            .empty());
}

TEST_CASE("an association is no word that says that a claim is approved") {
  auto claim = kept("C-1");
  claim.history.push_back(
      event(EventKind::association, "Teams", day_in(2026, 9, 30), "", Source::usage_report));
  CHECK(absent({claim}, report({k_other})).empty());
  CHECK(standing_without_associations(claim, Clocks{}, k_today).status == Status::draft);
}

TEST_CASE("a submitted claim that an export does not have is listed") {
  for (auto const* status : {"Submitted", "Under review", "Partner action required", "Approved",
                             "Rejected", "Disputed", "Rejected final", "Canceled", "Odd"}) {
    INFO(status);
    CHECK(absent({with_status(kept("C-1"), status)}, evidence({k_other})) == Ids{"C-1"});
  }
  CHECK(absent({kept("C-1")}, evidence({k_other})).empty());
  auto const handed_off = kept("C-1", {event(EventKind::handed_off, "", day_in(2026, 9, 3))});
  CHECK(absent({handed_off}, evidence({k_other})).empty());
  CHECK(absent({with_status(kept("C-1"), "Submitted", "", core::plus_days(k_today, 1))},
               evidence({k_other}))
            .empty());
}

TEST_CASE("a claim is looked for in an export by its number, else by its tenant") {
  auto const numbered = with_status(kept("C-1"), "Submitted", "4711");
  auto of_contoso = k_other;
  of_contoso.customer_tenant_id = k_contoso;
  CHECK(absent({numbered}, evidence({{.portal_number = "4711", .status = "Submitted"}})).empty());
  CHECK(absent({numbered}, evidence({k_other})) == Ids{"C-1"});
  // Another claim of that tenant is not this one.
  of_contoso.workloads = {"Intune"};
  CHECK(absent({numbered}, evidence({of_contoso})) == Ids{"C-1"});
  auto const nameless = with_status(kept("C-2"), "Submitted");
  CHECK(absent({nameless}, evidence({of_contoso})) == Ids{"C-2"});
  of_contoso.workloads = {};
  CHECK(absent({nameless}, evidence({of_contoso})).empty());
  of_contoso.claim_name = "Other";
  CHECK(absent({nameless}, evidence({of_contoso})) == Ids{"C-2"});
  of_contoso.claim_name = "";
  of_contoso.partner_role = "Usage recognition";
  CHECK(absent({nameless}, evidence({of_contoso})) == Ids{"C-2"});
  of_contoso.partner_role = "";
  // An export with numbers alone cannot say that a claim without one is not in it.
  CHECK(absent({nameless}, evidence({{.portal_number = "9", .status = "Submitted"}})).empty());
}

TEST_CASE("an export of another partner ID is not expected to have a claim") {
  auto file = evidence({k_other});
  file.rows.front().partner_id = "7654321";
  CHECK(absent({with_status(kept("C-1"), "Submitted")}, file).empty());
}

TEST_CASE("a claim that a doubtful row may be of is not missed") {
  auto const one = with_status(kept("C-1"), "Approved");
  auto const other = with_status(kept("C-2"), "Approved");
  auto row = k_other;
  row.portal_number = "";
  row.customer_tenant_id = k_contoso;
  auto const result = reconciled({one, other}, evidence({row}));
  CHECK(result.conflicts.size() == 1);
  CHECK(result.without_association.empty());
}
