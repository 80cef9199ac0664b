#include "cpor/some_claims.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

EvidenceRow row(std::string status, std::string number = {}, std::string workload = "Teams") {
  return {.portal_number = std::move(number),
          .status = std::move(status),
          .customer_tenant_id = k_contoso,
          .workloads = {std::move(workload)}};
}

std::vector<KeptClaim> const k_one{
    kept("C-1", {event(EventKind::status, "Submitted", day_in(2026, 11, 2))})};

} // namespace

TEST_CASE("a row that fits two claims changes neither, and is a conflict") {
  std::vector<KeptClaim> const claims{kept("C-1"), kept("C-2")};
  auto const result = reconciled(claims, evidence({row("Approved")}));
  CHECK(result.updates.empty());
  CHECK(result.without_claim.empty());
  CHECK_FALSE(result.matched);
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().claim.empty());
  CHECK(result.conflicts.front().line == 2);
  CHECK(contains(result.conflicts.front().says, "C-1 and C-2"));
}

TEST_CASE("a row of a known other workload changes nothing, and is listed") {
  auto const result = reconciled(k_one, evidence({row("Approved", "700", "Exchange Online")}));
  CHECK(result.updates.empty());
  CHECK(result.conflicts.empty());
  CHECK_FALSE(result.matched);
  CHECK(result.without_claim.size() == 1);
}

TEST_CASE("a row of another partner ID is shown and not applied") {
  auto other = row("Approved");
  other.partner_id = "7654321";
  auto const result = reconciled(k_one, evidence({other}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().claim == "C-1");
  CHECK(result.matched);
}

TEST_CASE("rows with two numbers are two claims, and none is taken for the one that has none") {
  auto const result = reconciled(k_one, evidence({row("Rejected", "1"), row("Approved", "2")}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().claim == "C-1");
  CHECK(contains(result.conflicts.front().says, "lines 2 and 3"));
  CHECK(contains(result.conflicts.front().says, "numbers"));
}

TEST_CASE("of rows with two numbers the one that fits best is meant") {
  auto sure = row("Approved", "2");
  sure.partner_role = "Use or consume";
  auto const result = reconciled(k_one, evidence({row("Rejected", "1"), sure}));
  REQUIRE(result.updates.size() == 1);
  CHECK(result.updates.front().event.portal_number == "2");
  REQUIRE(result.without_claim.size() == 1);
  CHECK(result.without_claim.front().portal_number == "1");
  CHECK(result.conflicts.empty());
}

TEST_CASE("rows with two names are two claims where no number tells them apart") {
  auto a = row("Rejected");
  a.claim_name = "First";
  auto b = row("Approved");
  b.claim_name = "Second";
  b.on = day_in(2026, 11, 20);
  auto const result = reconciled(k_one, evidence({a, b}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(contains(result.conflicts.front().says, "names"));
  // The one that is called like the claim is meant.
  b.claim_name = "contoso TEAMS";
  auto const named = reconciled(k_one, evidence({a, b}));
  REQUIRE(named.updates.size() == 1);
  CHECK(named.updates.front().event.text == "Approved");
  CHECK(named.without_claim.size() == 1);
  // One number is one claim, whatever it was called when.
  a.portal_number = b.portal_number = "7";
  CHECK(reconciled(k_one, evidence({a, b})).updates.size() == 2);
}

TEST_CASE("a row of the tenant alone is a stranger where another surely is the claim's") {
  auto const result =
      reconciled(k_one, evidence({row("Approved"), row("Rejected", "", "Kollektivet")}));
  REQUIRE(result.updates.size() == 1);
  CHECK(result.updates.front().event.text == "Approved");
  REQUIRE(result.without_claim.size() == 1);
  CHECK(result.without_claim.front().workloads.front() == "Kollektivet");
}

TEST_CASE("rows of a tenant alone that have different workloads are several claims") {
  auto const result =
      reconciled(k_one, evidence({row("Approved", "", "Vivat"), row("Rejected", "", "Partes")}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(contains(result.conflicts.front().says, "workloads"));
  CHECK(reconciled(k_one, evidence({row("Approved", "", "Vivat"), row("Approved", "", "Vivat")}))
            .updates.size() == 1);
}

TEST_CASE("a role makes a row no surer than that several claims of the tenant may have it") {
  auto const of_role = [](std::string status, std::string workload) {
    auto some = row(std::move(status), "", std::move(workload));
    some.partner_role = "Use or consume";
    return some;
  };
  auto const several =
      reconciled(k_one, evidence({of_role("Approved", "Vivat"), of_role("Rejected", "Partes")}));
  CHECK(several.updates.empty());
  REQUIRE(several.conflicts.size() == 1);
  CHECK(contains(several.conflicts.front().says, "workloads"));
  auto const sure = reconciled(k_one, evidence({row("Approved"), of_role("Rejected", "Vivat")}));
  REQUIRE(sure.updates.size() == 1);
  CHECK(sure.updates.front().event.text == "Approved");
  CHECK(sure.without_claim.size() == 1);
  CHECK(sure.conflicts.empty());
}

TEST_CASE("rows of one day that differ change nothing") {
  auto const result = reconciled(k_one, evidence({row("Approved"), row("Rejected")}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().line == 3);
  CHECK(contains(result.conflicts.front().says, "lines 2 and 3"));
}

TEST_CASE("rows of one day and number that differ are a conflict, and change nothing") {
  auto const numbered = reconciled(k_one, evidence({row("Approved", "7"), row("Rejected", "7")}));
  CHECK(numbered.updates.empty());
  REQUIRE(numbered.conflicts.size() == 1);
  CHECK(contains(numbered.conflicts.front().says, "lines 2 and 3"));
}

TEST_CASE("a row that is surely the claim's counts, and the less sure one that differs is shown") {
  auto sure = row("Approved");
  sure.partner_role = "Use or consume";
  auto const result = reconciled(k_one, evidence({row("Rejected"), sure}));
  REQUIRE(result.updates.size() == 1);
  CHECK(result.updates.front().event.text == "Approved");
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().line == 2);
}

TEST_CASE("conflicts and strangers come in the order of their lines") {
  auto stranger = row("Approved", "8");
  stranger.customer_tenant_id = k_fabrikam;
  auto other = row("Approved");
  other.partner_id = "7654321";
  auto const result = reconciled({kept("C-1"), kept("C-2")},
                                 evidence({stranger, row("Approved"), stranger, other}));
  CHECK(result.conflicts.size() == 2);
  CHECK(result.conflicts.front().line == 3);
  CHECK(result.conflicts.back().line == 5);
  CHECK(result.without_claim.front().line == 2);
  CHECK(result.without_claim.back().line == 4);
}
