#include "cpor/some_claims.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace partnerctl::cpor;

namespace {

EvidenceRow row(std::string status, std::optional<core::Date> on = {}, std::string comment = {}) {
  return {.status = std::move(status),
          .customer_tenant_id = k_contoso,
          .comment = std::move(comment),
          .on = on};
}

Evidence file(std::vector<EvidenceRow> rows, DayBy by, core::Date day = k_today) {
  auto read = evidence(std::move(rows), day);
  read.day_by = by;
  return read;
}

Event only_event(Evidence const& read) {
  auto const result = reconciled({kept("C-1")}, read);
  REQUIRE(result.updates.size() == 1);
  return result.updates.front().event;
}

std::string const k_written =
    "no source says the day: that on which the file was written stands for it";

} // namespace

TEST_CASE("an event whose day no source says has that in its comment") {
  CHECK(only_event(file({row("Approved")}, DayBy::file)).comment == k_written);
  CHECK(only_event(file({row("Approved", {}, "Fine")}, DayBy::file)).comment ==
        "Fine; " + k_written);
  CHECK(only_event(file({row("Approved")}, DayBy::import)).comment ==
        "no source says the day: that of the import stands for it");
  auto answer = row("");
  answer.consent = "Declined";
  CHECK(only_event(file({answer}, DayBy::file)).comment == k_written);
}

TEST_CASE("an event whose day a row or a person says has nothing of it") {
  CHECK(only_event(file({row("Approved", k_today)}, DayBy::file)).comment.empty());
  CHECK(only_event(file({row("Approved", {}, "Fine")}, DayBy::person)).comment == "Fine");
  CHECK(undated_words(Event{.comment = "Fine"}).empty());
  CHECK(undated_words(Event{.comment = k_written + "."}).empty());
}

TEST_CASE("an association without a day has it too") {
  auto used = row("");
  used.workloads = {"Teams"};
  used.attribution = "CPOR";
  used.associated = day_in(2026, 9, 15);
  auto read = file({used}, DayBy::file);
  read.source = Source::usage_report;
  CHECK(only_event(read).comment == "associated since 2026-09-15; " + k_written);
}

TEST_CASE("what the source commented is told from the words on its day") {
  for (std::string const comment : {"", "Fine", "a; b"}) {
    for (auto const by : {DayBy::person, DayBy::file, DayBy::import}) {
      Event marked{.comment = comment};
      mark_undated(marked, by);
      CHECK(undated_words(marked) == undated_words(by));
      CHECK(comment_of_source(marked) == comment);
    }
  }
}

TEST_CASE("the same file again changes nothing, also where the day of the import is another one") {
  std::vector<KeptClaim> claims{kept("C-1")};
  auto const read = file({row("Approved", {}, "Fine")}, DayBy::file);
  take(claims, reconciled(claims, read));
  CHECK(reconciled(claims, read).updates.empty());
  auto again = read;
  again.day = core::plus_days(k_today, -1);
  again.day_by = DayBy::import;
  CHECK(reconciled(claims, again).updates.empty());
  // Written on another day, it may be another file of the same bytes.
  again.day_by = DayBy::file;
  CHECK(reconciled(claims, again).updates.size() == 1);
}

TEST_CASE("the same bytes of another day that a person says are something new") {
  auto a = file({row("Approved")}, DayBy::person, day_in(2026, 11, 1));
  auto const b = file({row("Rejected")}, DayBy::person, day_in(2026, 11, 10));
  std::vector<KeptClaim> claims{
      kept("C-1", {event(EventKind::status, "Submitted", day_in(2026, 10, 20))})};
  take(claims, reconciled(claims, a));
  take(claims, reconciled(claims, b));
  claims.front().history.push_back(event(EventKind::status, "Disputed", day_in(2026, 11, 12)));
  a.day = day_in(2026, 11, 20);
  auto const result = reconciled(claims, a);
  REQUIRE(result.updates.size() == 1);
  CHECK(result.updates.front().status_after == "Approved");
  CHECK(result.conflicts.empty());
  take(claims, result);
  CHECK(reconciled(claims, a).updates.empty());
  CHECK(standing_of(claims.front().history, Clocks{}, k_today).approved == a.day);
  // A row that has a day of its own has the same one.
  auto own = file({row("Under review", day_in(2026, 11, 21))}, DayBy::person, k_today);
  take(claims, reconciled(claims, own));
  own.day = core::plus_days(k_today, -1);
  CHECK(reconciled(claims, own).updates.empty());
}

TEST_CASE("a day that somebody says is new where nobody said it before") {
  std::vector<KeptClaim> claims{kept("C-1")};
  take(claims, reconciled(claims, file({row("Approved")}, DayBy::file)));
  auto said = file({row("Approved")}, DayBy::person, day_in(2026, 11, 20));
  for (auto const& read : {said, file({row("Approved", k_today)}, DayBy::file)}) {
    auto after = claims;
    auto const result = reconciled(after, read);
    REQUIRE(result.updates.size() == 1);
    take(after, result);
    CHECK(reconciled(after, read).updates.empty());
    // And a day that nobody says is nothing new on one that somebody said.
    CHECK(reconciled(after, file({row("Approved")}, DayBy::file)).updates.empty());
  }
  take(claims, reconciled(claims, said));
  CHECK(standing_of(claims.front().history, Clocks{}, k_today).since == day_in(2026, 11, 20));
}
