#include "cpor/history_setup.hpp"
#include "cpor/standing/deadline_parts.hpp"

#include <algorithm>

using namespace partnerctl;
using cpor::DeadlineKind;
using test::date;
using test::History;

namespace {

std::vector<cpor::Deadline> deadlines(cpor::KeptClaim const& kept, std::string const& today,
                                      cpor::Clocks const& clocks = {}) {
  auto const standing = cpor::standing_of(kept.history, clocks, date(today));
  return cpor::deadlines_of(kept, standing, clocks, date(today));
}

cpor::KeptClaim approved(std::string const& ends) {
  cpor::KeptClaim kept{.id = "C-0042"};
  kept.history =
      History().recorded("2026-01-05", "Submitted").recorded("2026-01-12", "Approved").events();
  kept.claim.workloads = {{.name = "Sales", .subscription_ends = ends}};
  return kept;
}

cpor::KeptClaim drafted(std::string const& acknowledged) {
  cpor::KeptClaim kept{.id = "C-0042", .history = History().created("2024-01-05").events()};
  kept.proofs = {{.name = "sow.pdf", .acknowledged = date(acknowledged)}};
  return kept;
}

} // namespace

TEST_CASE("a subscription that ends is told of sixty days before, until its last day and after") {
  auto const claim = approved("2027-03-01");
  CHECK(deadlines(claim, "2026-12-30").empty());
  auto const all = deadlines(claim, "2026-12-31");
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == DeadlineKind::renewal);
  CHECK(all[0].whose == cpor::Whose::partner);
  CHECK(all[0].due == date("2027-03-01"));
  CHECK(all[0].since == date("2026-12-31"));
  CHECK(all[0].says == "the subscription of Sales ends, and with it the association: a new claim "
                       "with the new subscription ID is needed");
  CHECK(all[0].next == "partnerctl claim new --from C-0042");
  CHECK_FALSE(deadlines(claim, "2027-03-01").at(0).overdue);
  CHECK(deadlines(claim, "2027-03-02").at(0).overdue);
  CHECK(deadlines(claim, "2027-03-02").at(0).says.find("Sales ended, and") != std::string::npos);
}

TEST_CASE("how early a renewal is told of is to be set") {
  cpor::Clocks clocks;
  clocks.renewal_notice_days = 0;
  CHECK(deadlines(approved("2027-03-01"), "2027-02-28", clocks).empty());
  CHECK(deadlines(approved("2027-03-01"), "2027-03-01", clocks).size() == 1);
  clocks.renewal_notice_days = 366;
  CHECK(deadlines(approved("2027-03-01"), "2026-03-01", clocks).size() == 1);
}

TEST_CASE("only a claim that holds its subscriptions is renewed") {
  for (auto const& [status, renewed] :
       std::vector<std::pair<std::string, bool>>{{"Submitted", true},
                                                 {"Under review", true},
                                                 {"Approved", true},
                                                 {"Partner action required", false},
                                                 {"Rejected", false},
                                                 {"Canceled", false}}) {
    auto claim = approved("2026-03-01");
    claim.history =
        History().recorded("2026-01-05", "Submitted").recorded("2026-01-12", status).events();
    auto const all = deadlines(claim, "2026-02-01");
    CAPTURE(status);
    CHECK(std::any_of(all.begin(), all.end(), [](cpor::Deadline const& deadline) {
            return deadline.kind == DeadlineKind::renewal;
          }) == renewed);
  }
}

TEST_CASE("subscriptions of one day are renewed together, those of others apart") {
  auto claim = approved("2027-03-01");
  claim.claim.workloads.push_back({.name = "Finance", .subscription_ends = "2027-03-01"});
  claim.claim.workloads.push_back({.name = "Commerce", .subscription_ends = "2027-02-01"});
  claim.claim.workloads.push_back({.name = "Teams"});
  claim.claim.workloads.push_back({.name = "Odd", .subscription_ends = "2027-02-30"});
  claim.claim.workloads.push_back({.name = "Later", .subscription_ends = "2028-03-01"});
  auto const all = deadlines(claim, "2027-01-15");
  REQUIRE(all.size() == 2);
  CHECK(all[0].due == date("2027-02-01"));
  CHECK(all[1].says.rfind("the subscriptions of Sales and Finance end, and", 0) == 0);
  claim.claim.workloads.push_back({.name = "HR", .subscription_ends = "2027-03-01"});
  CHECK(deadlines(claim, "2027-01-15")
            .at(1)
            .says.rfind("the subscriptions of Sales, Finance and HR end", 0) == 0);
  claim.claim.workloads.push_back({.name = "\x1B[31mevil", .subscription_ends = "2027-03-01"});
  CHECK(deadlines(claim, "2027-01-15")
            .at(1)
            .says.rfind("the subscriptions of Sales, Finance and 2 more end", 0) == 0);
}

TEST_CASE("a day is within twelve months until the same day of the next year") {
  CHECK(cpor::last_within_12_months(date("2025-11-22")) == date("2026-11-22"));
  CHECK(cpor::last_within_12_months(date("2024-02-29")) == date("2025-02-28"));
  CHECK(cpor::last_within_12_months(date("2027-02-28")) == date("2028-02-28"));
  CHECK(cpor::last_within_12_months(date("2027-03-01")) == date("2028-03-01"));
  CHECK(cpor::last_within_12_months(date("2025-12-31")) == date("2026-12-31"));
}

TEST_CASE("an acknowledgement is told of sixty days before it is too old") {
  auto const claim = drafted("2025-11-22");
  CHECK(deadlines(claim, "2026-09-22").empty());
  auto const all = deadlines(claim, "2026-09-23");
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == DeadlineKind::proof_age);
  CHECK(all[0].due == date("2026-11-22"));
  CHECK(all[0].since == date("2025-11-22"));
  CHECK(all[0].next == "partnerctl claim attach C-0042 FILE --kind KIND --acknowledged DATE");
  CHECK_FALSE(deadlines(claim, "2026-11-22").at(0).overdue);
  CHECK(deadlines(claim, "2026-11-23").at(0).overdue);
  CHECK(deadlines(claim, "2026-11-23").at(0).says ==
        "the customer's acknowledgement in sow.pdf is older than 12 months: attach a newer one");
}

TEST_CASE("an acknowledgement of a leap day is too old on the first of March") {
  CHECK_FALSE(deadlines(drafted("2024-02-29"), "2025-02-28").at(0).overdue);
  CHECK(deadlines(drafted("2024-02-29"), "2025-03-01").at(0).overdue);
  CHECK_FALSE(deadlines(drafted("2027-02-28"), "2028-02-28").at(0).overdue);
  CHECK(deadlines(drafted("2027-02-28"), "2028-02-29").at(0).overdue);
}

TEST_CASE("the age of proofs matters while the claim can be changed") {
  for (auto const& [status, told] :
       std::vector<std::pair<std::string, bool>>{{"Submitted", false},
                                                 {"Under review", false},
                                                 {"Partner action required", true},
                                                 {"Approved", false}}) {
    auto claim = drafted("2025-11-22");
    claim.history =
        History().recorded("2026-10-05", "Submitted").recorded("2026-11-01", status).events();
    auto const all = deadlines(claim, "2026-11-02");
    CAPTURE(status);
    CHECK(std::any_of(all.begin(), all.end(), [](cpor::Deadline const& deadline) {
            return deadline.kind == DeadlineKind::proof_age;
          }) == told);
  }
  auto claim = drafted("2025-11-22");
  claim.history = History().handed_off("2026-11-01").events();
  CHECK(deadlines(claim, "2026-11-02").size() == 2);
}

TEST_CASE("proofs of one day are one deadline, and those without a day are none") {
  auto claim = drafted("2025-11-22");
  claim.proofs.push_back({.name = "mail\n.eml", .acknowledged = date("2025-11-22")});
  claim.proofs.push_back({.name = "report.pdf"});
  claim.proofs.push_back({.name = "bad.pdf", .acknowledged = core::Date{}});
  claim.proofs.push_back({.name = "older.pdf", .acknowledged = date("2025-10-01")});
  auto const all = deadlines(claim, "2026-11-01");
  REQUIRE(all.size() == 2);
  CHECK(all[0].overdue);
  CHECK(all[1].says.find("in sow.pdf and mail .eml is") != std::string::npos);
}
