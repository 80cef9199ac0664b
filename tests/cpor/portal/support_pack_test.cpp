#include "cpor/some_claims.hpp"
#include "partnerctl/cpor/support_pack.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

std::vector<SupportField> fields(std::vector<KeptClaim> const& claims,
                                 std::string const& period = {},
                                 std::string const& description = {}) {
  std::vector<Standing> standings;
  for (auto const& claim : claims) {
    standings.push_back(standing_of(claim.history, Clocks{}, k_today));
  }
  return support_fields(claims, standings, period, description);
}

std::string value(std::vector<SupportField> const& all, std::string const& label) {
  for (auto const& field : all) {
    if (field.label == label) {
      return field.value;
    }
  }
  return "no such field";
}

KeptClaim rejected(KeptClaim claim, std::string number) {
  claim.history.push_back(event(EventKind::status, "Submitted", day_in(2026, 10, 2)));
  auto answer = event(EventKind::status, "Rejected", day_in(2026, 10, 20), std::move(number),
                      Source::portal_export);
  answer.source_name = "e.csv";
  answer.comment = "No signature";
  claim.history.push_back(answer);
  return claim;
}

} // namespace

TEST_CASE("a support pack has exactly the form's fields in its order") {
  std::vector<std::string> labels;
  for (auto const& field : fields({kept("C-1")})) {
    labels.push_back(field.label);
  }
  CHECK(labels == std::vector<std::string>{"Incentives program", "Location MPN ID(s)",
                                           "Claim ID(s)", "Customer tenant ID(s)",
                                           "Dynamics subscription ID(s)", "M365 workload(s)",
                                           "Earning period", "Description"});
  CHECK(fields({}).size() == 8);
}

TEST_CASE("a claim's values stand in the fields that ask for them") {
  auto const all = fields({rejected(kept("C-1"), "4711")}, " October 2026 ");
  CHECK(value(all, "Incentives program") == "Modern Work and Security Usage");
  CHECK(value(all, "Location MPN ID(s)") == "1234567");
  CHECK(value(all, "Claim ID(s)") == "4711");
  CHECK(value(all, "Customer tenant ID(s)") == k_contoso);
  CHECK(value(all, "Dynamics subscription ID(s)").empty());
  CHECK(value(all, "M365 workload(s)") == "Teams");
  CHECK(value(all, "Earning period") == "October 2026");
}

TEST_CASE("several claims share one form, each value once") {
  auto sales = rejected(kept_sales("C-2"), "4712");
  sales.claim.workloads.push_back({.name = "Finance", .subscription_id = k_subscription});
  auto const all = fields({rejected(kept("C-1"), "4711"), sales, kept("C-3")});
  CHECK(value(all, "Incentives program") ==
        "Modern Work and Security Usage, MCI BizApps Presales Advisor");
  CHECK(value(all, "Location MPN ID(s)") == "1234567");
  CHECK(value(all, "Claim ID(s)") == "4711, 4712");
  CHECK(value(all, "Customer tenant ID(s)") == k_contoso);
  CHECK(value(all, "Dynamics subscription ID(s)") == k_subscription);
  CHECK(value(all, "M365 workload(s)") == "Teams");
}

TEST_CASE("a description is made of the statuses and whose word they are") {
  auto const all = fields({rejected(kept_sales("C-2"), "4712"), kept("C-3")});
  auto const lines = core::split(value(all, "Description"), '\n');
  REQUIRE(lines.size() == 2);
  CHECK(
      contains(lines[0], "Claim 4712 (Contoso Sales, Contoso Ltd): Rejected, portal export e.csv"));
  CHECK(contains(lines[0], "2026-10-20. Products: Sales. Last comment: No signature"));
  // What is only known here is not put as if the portal had said it.
  CHECK(contains(lines[1], "Claim without a known ID (Contoso Teams, Contoso Ltd): Draft, "));
  CHECK_FALSE(contains(lines[1], "C-3"));
  CHECK_FALSE(contains(lines[1], "export"));
}

TEST_CASE("a description that is given stands alone") {
  CHECK(value(fields({kept("C-1")}, "", " Why was it rejected? "), "Description") ==
        "Why was it rejected?");
  CHECK(value(fields({}), "Description").empty());
}

TEST_CASE("a claim in unknown words still fills what it can") {
  auto claim = kept("C-1");
  claim.claim.partner_role = "something";
  auto const all = fields({claim});
  CHECK(value(all, "Incentives program").empty());
  CHECK(value(all, "M365 workload(s)") == "Teams");
  claim.claim.solution_area = "";
  CHECK(value(fields({claim}), "M365 workload(s)").empty());
  CHECK(contains(value(fields({claim}), "Description"), "Products: Teams."));
}
