#include "cpor/some_claims.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <algorithm>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

EvidenceRow row(std::string status, std::optional<core::Date> on = {},
                std::string number = "4711") {
  return {.portal_number = std::move(number),
          .status = std::move(status),
          .customer_tenant_id = k_contoso,
          .on = on};
}

std::string changes(Reconciliation const& result) {
  std::vector<std::string> all;
  for (auto const& update : result.updates) {
    all.push_back(update.claim + ": " + update.status_before + " > " + update.status_after);
  }
  return core::join(all, "; ");
}

Standing standing(KeptClaim const& claim) {
  return standing_of(claim.history, Clocks{}, k_today);
}

} // namespace

TEST_CASE("a row becomes an event with all of its source") {
  auto file = evidence({row("Approved", day_in(2026, 11, 20))});
  file.rows.front().comment = "Fine";
  auto const result = reconciled({kept("C-1")}, file);
  REQUIRE(result.updates.size() == 1);
  auto const& update = result.updates.front();
  CHECK(update.claim == "C-1");
  CHECK(update.by == MatchedBy::tenant_only);
  CHECK(update.line == 2);
  CHECK(update.event.kind == EventKind::status);
  CHECK(update.event.text == "Approved");
  CHECK(update.event.source == Source::portal_export);
  CHECK(update.event.source_name == "e.csv");
  CHECK(update.event.source_sha256 == file.sha256);
  CHECK(update.event.by == "Bob");
  CHECK(update.event.on == day_in(2026, 11, 20));
  CHECK(update.event.recorded == noon(k_today));
  CHECK(update.event.portal_number == "4711");
  CHECK(update.event.comment == "Fine");
  CHECK(update.status_before == "Draft");
  CHECK(update.status_after == "Approved");
  CHECK(result.matched);
}

TEST_CASE("a row without a day of its own is of the file's day") {
  auto const result = reconciled({kept("C-1")}, evidence({row("Submitted")}, day_in(2026, 11, 24)));
  CHECK(result.updates.at(0).event.on == day_in(2026, 11, 24));
}

TEST_CASE("a day that is yet to come is none") {
  auto file = evidence({row("Approved", core::plus_days(k_today, 2))});
  file.day_by = DayBy::file;
  auto const event = reconciled({kept("C-1")}, file).updates.at(0).event;
  CHECK(event.on == file.day);
  CHECK_FALSE(undated_words(event).empty());
  file.rows.front().on = core::plus_days(k_today, 1);
  CHECK(reconciled({kept("C-1")}, file).updates.at(0).event.on == core::plus_days(k_today, 1));
}

TEST_CASE("a status that nobody knows is kept as it stands") {
  auto const result = reconciled({kept("C-1")}, evidence({row("Waiting for Godot")}));
  CHECK(changes(result) == "C-1: Draft > Waiting for Godot");
}

TEST_CASE("a file that matches nothing changes nothing") {
  auto stranger = row("Approved", {}, "9");
  stranger.customer_tenant_id = k_fabrikam;
  auto const result = reconciled({kept("C-1")}, evidence({stranger}));
  CHECK_FALSE(result.matched);
  CHECK(result.updates.empty());
  CHECK(result.conflicts.empty());
  REQUIRE(result.without_claim.size() == 1);
  CHECK(result.without_claim.front().portal_number == "9");
  CHECK_FALSE(reconciled({kept("C-1")}, evidence({})).matched);
  CHECK_FALSE(reconciled({}, evidence({row("Approved")})).matched);
}

TEST_CASE("the same file again changes nothing, on whichever day") {
  std::vector<KeptClaim> claims{kept("C-1"), kept_sales("C-2")};
  auto sales = row("Rejected", {}, "4712");
  sales.subscription_id = k_subscription;
  sales.consent = "Declined";
  sales.comment = "No consent";
  auto teams = row("Under review", day_in(2026, 11, 20));
  teams.workloads = {"Teams"};
  auto file = evidence({teams, sales, teams}, day_in(2026, 11, 24));
  file.day_by = DayBy::import;
  auto const first = reconciled(claims, file);
  CHECK(first.updates.size() == 3);
  CHECK(first.unchanged == 0);
  take(claims, first);
  // The day that rows without their own get may be that of the import.
  for (auto const day : {day_in(2026, 11, 24), day_in(2026, 11, 25)}) {
    file.day = day;
    auto const again = reconciled(claims, file);
    CHECK(again.updates.empty());
    CHECK(again.unchanged == 3);
    CHECK(again.conflicts.empty());
    CHECK(again.matched);
  }
}

TEST_CASE("another file that says the same of a later day confirms it") {
  std::vector<KeptClaim> claims{kept("C-1")};
  take(claims, reconciled(claims, evidence({row("Submitted")}, day_in(2026, 11, 20))));
  auto const later = reconciled(claims, evidence({row("submitted")}, day_in(2026, 11, 24)));
  REQUIRE(later.updates.size() == 1);
  CHECK(later.updates.front().by == MatchedBy::number);
  CHECK(core::equal_ignoring_case(later.updates.front().status_before,
                                  later.updates.front().status_after));
  // Of the same day it is nothing new, whatever the case, and also without the number.
  CHECK(reconciled(claims, evidence({row("SUBMITTED")}, day_in(2026, 11, 20))).updates.empty());
  CHECK(reconciled(claims, evidence({row("Submitted", {}, "")}, day_in(2026, 11, 20))).unchanged ==
        1);
}

TEST_CASE("another number, comment or word of the same day is something new") {
  std::vector<KeptClaim> claims{
      kept("C-1", {event(EventKind::status, "Submitted", k_today, "", Source::portal_export)})};
  CHECK(reconciled(claims, evidence({row("Submitted")})).updates.size() == 1);
  CHECK(reconciled(claims, evidence({row("Submitted", {}, "")})).updates.empty());
  CHECK(reconciled(claims, evidence({row("Under review", {}, "")})).updates.size() == 1);
  auto commented = row("Submitted", {}, "");
  commented.comment = "Please add a date";
  CHECK(reconciled(claims, evidence({commented})).updates.size() == 1);
}

TEST_CASE("a person's record of the same day is another source") {
  std::vector<KeptClaim> const claims{
      kept("C-1", {event(EventKind::status, "Submitted", k_today, "4711")})};
  auto const result = reconciled(claims, evidence({row("Submitted")}));
  CHECK(result.updates.size() == 1);
  CHECK(result.conflicts.empty());
}

TEST_CASE("sources that contradict each other are shown with the row's line") {
  std::vector<KeptClaim> const claims{
      kept("C-1", {event(EventKind::status, "Submitted", day_in(2026, 11, 2), "4711"),
                   event(EventKind::status, "Approved", day_in(2026, 11, 20), "4711")})};
  auto const result =
      reconciled(claims, evidence({row("Rejected final", day_in(2026, 11, 20), "4711")}));
  CHECK(result.updates.size() == 1);
  REQUIRE_FALSE(result.conflicts.empty());
  CHECK(result.conflicts.front().claim == "C-1");
  CHECK(result.conflicts.front().line == 2);
  auto after = claims;
  take(after, result);
  CHECK(standing(after.front()).conflicts.size() == result.conflicts.size());
}

TEST_CASE("several rows of one claim and day are one update") {
  auto const result =
      reconciled({kept("C-1")}, evidence({row("Submitted"), row("SUBMITTED"), row("Submitted")}));
  CHECK(result.updates.size() == 1);
  CHECK(result.conflicts.empty());
}

TEST_CASE("a claim's rows of several days are its history, whatever their order in the file") {
  auto const result =
      reconciled({kept("C-1")}, evidence({row("Approved", day_in(2026, 11, 20)),
                                          row("Submitted", day_in(2026, 11, 3)),
                                          row("Under review", day_in(2026, 11, 6))}));
  CHECK(changes(result) ==
        "C-1: Draft > Submitted; C-1: Submitted > Under review; C-1: Under review > Approved");
  CHECK(result.conflicts.empty());
  CHECK(result.updates.front().line == 3);
}

TEST_CASE("an older row is history, and undoes nothing") {
  std::vector<KeptClaim> claims{kept("C-1")};
  take(claims, reconciled(claims, evidence({row("Approved", day_in(2026, 11, 20))})));
  auto const older = reconciled(claims, evidence({row("Submitted", day_in(2026, 11, 3))}));
  CHECK(changes(older) == "C-1: Approved > Approved");
  take(claims, older);
  CHECK(standing(claims.front()).status == Status::approved);
  CHECK(standing(claims.front()).submitted == day_in(2026, 11, 3));
}

TEST_CASE("files imported in any order lead to the same standing") {
  std::vector<Evidence> files{
      evidence({row("Submitted", day_in(2026, 10, 5))}, day_in(2026, 10, 6)),
      evidence({row("Partner action required", day_in(2026, 10, 12))}, day_in(2026, 10, 14)),
      evidence({row("Submitted")}, day_in(2026, 10, 20)),
      evidence({row("Under review", day_in(2026, 10, 22)), row("Approved", day_in(2026, 11, 9))},
               day_in(2026, 11, 10))};
  std::vector<std::size_t> order{0, 1, 2, 3};
  do {
    std::vector<KeptClaim> claims{kept("C-1")};
    for (auto const file : order) {
      take(claims, reconciled(claims, files[file]));
    }
    auto const now = standing(claims.front());
    CHECK(now.status == Status::approved);
    CHECK(now.text == "Approved");
    CHECK(now.since == day_in(2026, 11, 9));
    CHECK(now.submitted == day_in(2026, 10, 20));
    CHECK(now.portal_number == "4711");
    CHECK(now.conflicts.empty());
    CHECK(claims.front().history.size() == 6);
  } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("a customer's answer is an event of its own, with or without a status") {
  auto both = row("Approved");
  both.consent = "Customer consent received";
  both.comment = "Fine";
  auto const result = reconciled({kept("C-1")}, evidence({both}));
  REQUIRE(result.updates.size() == 2);
  CHECK(result.updates.at(1).event.kind == EventKind::consent);
  CHECK(result.updates.at(1).event.text == "Customer consent received");
  auto answer = row("");
  answer.consent = "Declined";
  CHECK(reconciled({kept("C-1")}, evidence({answer})).updates.size() == 1);
}

TEST_CASE("a row without a status says so, and stands against nothing") {
  auto const result = reconciled({kept("C-1")}, evidence({row("Approved"), row(""), row("")}));
  CHECK(result.matched);
  CHECK(changes(result) == "C-1: Draft > Approved");
  CHECK(result.conflicts.empty());
  CHECK(result.unchanged == 0);
  REQUIRE(result.without_status.size() == 2);
  CHECK(result.without_status.front().claim == "C-1");
  CHECK(result.without_status.front().line == 3);
  CHECK(result.without_status.back().line == 4);
}

TEST_CASE("thousands of rows of one claim are still read at once") {
  std::vector<EvidenceRow> rows;
  for (int i = 0; i < 1'000; ++i) {
    rows.push_back(row("Approved", core::plus_days(day_in(2018, 1, 1), i)));
  }
  auto const result = reconciled({kept("C-1")}, evidence(std::move(rows)));
  CHECK(result.updates.size() == 1'000);
  CHECK(result.updates.back().status_after == "Approved");
}

TEST_CASE("ten thousand rows find their places among five hundred claims") {
  auto const tenant = [](int i) { return fmt::format("11111111-aaaa-4bbb-8ccc-{:012}", i); };
  std::vector<KeptClaim> claims;
  for (int i = 0; i < 500; ++i) {
    auto& claim = claims.emplace_back(
        kept(fmt::format("C-{}", i), {event(EventKind::status, "Submitted", k_made)}));
    claim.claim.customer_tenant_id = tenant(i);
  }
  std::vector<EvidenceRow> rows;
  for (int i = 0; i < 10'000; ++i) {
    auto& added = rows.emplace_back(row("Under review", day_in(2026, 10, 1), std::to_string(i)));
    added.customer_tenant_id = tenant(i);
  }
  auto const result = reconciled(claims, evidence(std::move(rows)));
  CHECK(result.updates.size() == 500);
  CHECK(result.without_claim.size() == 9'500);
  CHECK(result.conflicts.empty());
  CHECK(result.without_association.empty());
}
