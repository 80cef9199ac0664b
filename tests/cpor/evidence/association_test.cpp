#include "cpor/some_claims.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

EvidenceRow row(std::string workload, core::Date on, std::string number = {}) {
  return {.portal_number = std::move(number),
          .customer_tenant_id = k_contoso,
          .partner_id = "1234567",
          .workloads = {std::move(workload)},
          .attribution = "CPOR OSU",
          .on = on,
          .associated = day_in(2026, 9, 15)};
}

Evidence report(std::vector<EvidenceRow> rows, core::Date day = k_today) {
  return evidence(std::move(rows), day, Source::usage_report);
}

KeptClaim approved(std::string id) {
  return kept(std::move(id), {event(EventKind::status, "Submitted", day_in(2026, 9, 2), "4711"),
                              event(EventKind::status, "Approved", day_in(2026, 9, 15), "4711")});
}

constexpr auto k_september = day_in(2026, 9, 30);
constexpr auto k_october = day_in(2026, 10, 31);

} // namespace

TEST_CASE("a row of the usage report becomes an association") {
  auto const result = reconciled({approved("C-1")}, report({row("TEAMS", k_october, "4711")}));
  REQUIRE(result.updates.size() == 1);
  auto const& event = result.updates.front().event;
  CHECK(event.kind == EventKind::association);
  CHECK(event.source == Source::usage_report);
  CHECK(event.text == "TEAMS");
  CHECK(event.portal_number == "4711");
  CHECK(event.on == k_october);
  CHECK(event.comment == "associated since 2026-09-15");
  CHECK(event.source_name == "e.csv");
  CHECK(event.by == "Bob");
  CHECK(result.updates.front().by == MatchedBy::number);
  CHECK(result.conflicts.empty());
  CHECK(result.without_association.empty());
}

TEST_CASE("several months of one claim and workload are one association of the latest day") {
  auto claim = approved("C-1");
  claim.claim.workloads.push_back({.name = "Exchange"});
  auto const result =
      reconciled({claim}, report({row("Teams", k_september), row("Teams", k_october),
                                  row("Teams", k_september), row("Exchange", k_september)}));
  REQUIRE(result.updates.size() == 2);
  CHECK(result.updates.at(0).event.text == "Exchange");
  CHECK(result.updates.at(0).event.on == k_september);
  CHECK(result.updates.at(1).event.text == "Teams");
  CHECK(result.updates.at(1).event.on == k_october);
  CHECK(result.updates.at(1).line == 3);
}

TEST_CASE("the same report again changes nothing, and a later one confirms") {
  std::vector<KeptClaim> claims{approved("C-1")};
  auto const first = report({row("Teams", k_september), row("Teams", k_october)});
  take(claims, reconciled(claims, first));
  auto const again = reconciled(claims, first);
  CHECK(again.updates.empty());
  CHECK(again.unchanged == 2);
  CHECK(reconciled(claims, report({row("TEAMS", day_in(2026, 11, 24))})).updates.size() == 1);
}

TEST_CASE("reports in any order lead to the same standing") {
  std::vector<Evidence> const files{report({row("Teams", k_september)}, k_september),
                                    report({row("Teams", k_october)}, k_october)};
  std::vector<KeptClaim> forward{approved("C-1")};
  std::vector<KeptClaim> backward{approved("C-1")};
  for (std::size_t i = 0; i < files.size(); ++i) {
    take(forward, reconciled(forward, files[i]));
    take(backward, reconciled(backward, files[files.size() - 1 - i]));
  }
  auto const a = standing_of(forward.front().history, Clocks{}, k_today);
  auto const b = standing_of(backward.front().history, Clocks{}, k_today);
  CHECK(a.status == b.status);
  CHECK(a.as_of == b.as_of);
  CHECK(a.conflicts.empty());
  CHECK(b.conflicts.empty());
}

TEST_CASE("only what is attributed by a claim is looked at") {
  auto pal = row("Teams", k_october);
  pal.attribution = "Partner admin link";
  auto const result = reconciled({approved("C-1")}, report({pal}));
  CHECK(result.updates.empty());
  CHECK(result.without_claim.empty());
  CHECK(result.unchanged == 1);
  CHECK(result.without_association == std::vector<Absence>{{.claim = "C-1"}});
}

TEST_CASE("an association without a claim is listed") {
  auto stranger = row("Teams", k_october, "9");
  stranger.customer_tenant_id = k_fabrikam;
  auto const result = reconciled({approved("C-1")}, report({stranger, row("Intune", k_october)}));
  CHECK(result.updates.empty());
  REQUIRE(result.without_claim.size() == 2);
  CHECK(result.without_claim.at(0).portal_number == "9");
  CHECK(result.without_claim.at(1).workloads.front() == "Intune");
}

TEST_CASE("an association of a claim that by another word has none is an event and a conflict") {
  auto rejected = approved("C-1");
  rejected.history.push_back(event(EventKind::status, "Rejected", day_in(2026, 9, 20), "4711"));
  auto handed_off = kept("C-2", {event(EventKind::handed_off, "", day_in(2026, 9, 3))});
  for (auto const& claim : {rejected, kept("C-3"), handed_off}) {
    auto const result =
        reconciled({claim}, report({row("Teams", k_october), row("Teams", k_october)}));
    INFO(claim.id);
    CHECK(result.updates.size() == 1);
    REQUIRE_FALSE(result.conflicts.empty());
    CHECK(result.conflicts.front().claim == claim.id);
    CHECK(result.conflicts.front().line == 2);
    CHECK(contains(result.conflicts.front().says, "'Teams' is associated with " + claim.id));
    // Also where nothing is new any more.
    auto claims = std::vector{claim};
    take(claims, result);
    auto const again = reconciled(claims, report({row("Teams", k_october)}));
    CHECK(again.updates.empty());
    CHECK(again.conflicts.size() == 1);
  }
}

TEST_CASE("a report's number with another workload changes nothing") {
  auto claim = approved("C-1");
  claim.claim.workloads = {{.name = "Exchange"}};
  auto const result = reconciled({claim}, report({row("Yammer", k_october, "4711")}));
  CHECK(result.updates.empty());
  REQUIRE(result.conflicts.size() == 1);
  CHECK(result.conflicts.front().claim == "C-1");
  CHECK(contains(result.conflicts.front().says, "'Yammer'"));
}

TEST_CASE("an association from before a claim was rejected is no conflict") {
  auto rejected = approved("C-1");
  rejected.history.push_back(event(EventKind::status, "Rejected", day_in(2026, 11, 20), "4711"));
  auto const result = reconciled({rejected}, report({row("Teams", k_october)}));
  CHECK(result.updates.size() == 1);
  CHECK(result.conflicts.empty());
}

TEST_CASE(
    "an association of a claim that is being reviewed, or was just approved, is none either") {
  auto const submitted = kept("C-1", {event(EventKind::status, "Submitted", day_in(2026, 9, 2))});
  auto late = kept("C-2", {event(EventKind::status, "Submitted", day_in(2026, 11, 2)),
                           event(EventKind::status, "Approved", day_in(2026, 11, 20))});
  for (auto const& claim : {submitted, late}) {
    INFO(claim.id);
    auto const says = reconciled({claim}, report({row("Teams", k_october)})).conflicts;
    CHECK(std::none_of(says.begin(), says.end(), [](Conflict const& conflict) {
      return contains(conflict.says, "by another word");
    }));
  }
}

TEST_CASE("a row without a workload is no association, and is a conflict") {
  for (std::string const number : {"", "4711"}) {
    for (auto const& workloads : {std::vector<std::string>{}, {" "}, {" - ", ""}}) {
      auto bare = row("Teams", k_october, number);
      bare.workloads = workloads;
      auto const result = reconciled({approved("C-1")}, report({bare}));
      CHECK(result.updates.empty());
      CHECK(result.without_claim.empty());
      CHECK(result.without_association.empty());
      REQUIRE(result.conflicts.size() == 1);
      CHECK(result.conflicts.front().claim == "C-1");
      CHECK(result.conflicts.front().says == "the row names no workload");
      // Nor does it give its number to another row.
      auto const other = row("Exchange", k_october, number);
      CHECK(reconciled({approved("C-1")}, report({bare, other})).updates.empty());
    }
  }
  auto blank = row("Teams", k_october);
  blank.workloads = {"", "Teams", " "};
  CHECK(reconciled({approved("C-1")}, report({blank})).updates.size() == 1);
}
