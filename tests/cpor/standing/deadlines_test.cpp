#include "cpor/history_setup.hpp"
#include "partnerctl/cpor/deadlines.hpp"

#include <algorithm>
#include <set>

using namespace partnerctl;
using cpor::DeadlineKind;
using cpor::Whose;
using test::date;
using test::History;

namespace {

std::vector<cpor::Deadline> deadlines(cpor::KeptClaim const& kept, std::string const& today,
                                      cpor::Clocks const& clocks = {}) {
  auto const standing = cpor::standing_of(kept.history, clocks, date(today));
  return cpor::deadlines_of(kept, standing, clocks, date(today));
}

cpor::KeptClaim kept(History const& history) {
  return {.id = "C-0042", .history = history.events()};
}

// Monday, 5 October 2026; each status on a Friday after.
History until(std::string const& status) {
  History history;
  history.created("2026-10-01");
  if (status == "Handed off") {
    return history.handed_off("2026-10-09");
  }
  history.recorded("2026-10-05", "Submitted");
  if (status == "Disputed") {
    history.recorded("2026-10-06", "Rejected");
  }
  return status == "Submitted" ? history : history.recorded("2026-10-09", status);
}

} // namespace

TEST_CASE("each status has its clock, its keeper and its last day") {
  auto const [status, kind, whose, due] =
      GENERATE(table<std::string, DeadlineKind, Whose, std::string>({
          {"Handed off", DeadlineKind::record, Whose::partner, "2026-10-16"},
          {"Submitted", DeadlineKind::review_begin, Whose::microsoft, "2026-10-12"},
          {"Under review", DeadlineKind::review_end, Whose::microsoft, "2026-10-29"},
          {"Partner action required", DeadlineKind::partner_action, Whose::partner, "2026-10-29"},
          {"Approved", DeadlineKind::consent, Whose::customer, "2026-10-16"},
          {"Rejected", DeadlineKind::dispute, Whose::partner, "2026-11-08"},
          {"Disputed", DeadlineKind::dispute_answer, Whose::microsoft, "2026-10-16"},
      }));
  CAPTURE(status);
  auto const all = deadlines(kept(until(status)), "2026-10-09");
  REQUIRE(all.size() == 1);
  CHECK(all[0].claim == "C-0042");
  CHECK(all[0].kind == kind);
  CHECK(all[0].whose == whose);
  CHECK(all[0].due == date(due));
  CHECK(all[0].since == date(status == "Submitted" ? "2026-10-05" : "2026-10-09"));
  CHECK(all[0].source == (status == "Handed off"  ? "handed off by Ann on 2026-10-09"
                          : status == "Submitted" ? "recorded by Ann on 2026-10-05"
                                                  : "recorded by Ann on 2026-10-09"));
  CHECK_FALSE(all[0].overdue);
  CHECK_FALSE(all[0].says.empty());
  CHECK_FALSE(all[0].next.empty());
}

TEST_CASE("on the last day a deadline is not overdue, on the day after it is, and stays so") {
  auto const [status, due] = GENERATE(table<std::string, std::string>({
      {"Handed off", "2026-10-16"},
      {"Submitted", "2026-10-12"},
      {"Under review", "2026-10-29"},
      {"Partner action required", "2026-10-29"},
      {"Rejected", "2026-11-08"},
      {"Disputed", "2026-10-16"},
  }));
  CAPTURE(status);
  auto const claim = kept(until(status));
  CHECK_FALSE(deadlines(claim, due).at(0).overdue);
  auto const after = core::format_date(core::plus_days(date(due), 1));
  CHECK(deadlines(claim, after).at(0).overdue);
  CHECK(deadlines(claim, "2028-02-29").at(0).overdue);
  CHECK(deadlines(claim, "2028-02-29").at(0).due == date(due));
}

TEST_CASE("a later word ends a deadline") {
  auto history = until("Partner action required");
  history.recorded("2026-12-01", "Submitted");
  auto const all = deadlines(kept(history), "2026-12-02");
  REQUIRE(all.size() == 1);
  CHECK(all[0].kind == DeadlineKind::review_begin);
  history.recorded("2026-12-03", "Approved");
  CHECK(deadlines(kept(history), "2027-01-10").empty());
}

TEST_CASE("weekends, holidays and holidays on weekends put a last day off as they should") {
  auto history = History().created("2026-12-01").recorded("2026-12-18", "Submitted");
  // Friday before Christmas, which is a Friday.
  CHECK(deadlines(kept(history), "2026-12-18").at(0).due == date("2026-12-25"));
  auto const clocks = test::clocks_with({"2026-12-25", "2026-12-26", "2027-01-01"});
  CHECK(deadlines(kept(history), "2026-12-18", clocks).at(0).due == date("2026-12-28"));
  history.recorded("2026-12-19", "Partner action required");
  CHECK(deadlines(kept(history), "2026-12-19", clocks).at(0).due == date("2027-01-11"));
  // Calendar days know no holidays.
  auto const rejected =
      History().recorded("2027-12-02", "Submitted").recorded("2027-12-02", "Rejected");
  CHECK(deadlines(kept(rejected), "2027-12-10", clocks).at(0).due == date("2028-01-01"));
}

TEST_CASE("all the clocks are to be set") {
  cpor::Clocks clocks;
  clocks.submitted_days = 1;
  clocks.review_days = 2;
  clocks.partner_action_days = 3;
  clocks.dispute_answer_days = 4;
  clocks.consent_days = 0;
  clocks.dispute_window_days = 0;
  auto const [status, due] = GENERATE(table<std::string, std::string>({
      {"Handed off", "2026-10-12"},
      {"Submitted", "2026-10-06"},
      {"Under review", "2026-10-13"},
      {"Partner action required", "2026-10-14"},
      {"Approved", "2026-10-09"},
      {"Rejected", "2026-10-09"},
      {"Disputed", "2026-10-15"},
  }));
  CAPTURE(status);
  CHECK(deadlines(kept(until(status)), "2026-10-09", clocks).at(0).due == date(due));
}

TEST_CASE("midnight in the zone of the clocks makes a deadline overdue, wherever that is") {
  // Due on Monday, 12 October 2026.
  auto const claim = kept(until("Submitted"));
  auto const [zone, last, first] = GENERATE(table<std::string, std::string, std::string>({
      {"UTC", "2026-10-12T23:59:59Z", "2026-10-13T00:00:00Z"},
      {"Europe/Berlin", "2026-10-12T21:59:59Z", "2026-10-12T22:00:00Z"},
      {"Pacific/Kiritimati", "2026-10-12T09:59:59Z", "2026-10-12T10:00:00Z"},
      {"America/Los_Angeles", "2026-10-13T06:59:59Z", "2026-10-13T07:00:00Z"},
      {"Pacific/Pago_Pago", "2026-10-13T10:59:59Z", "2026-10-13T11:00:00Z"},
  }));
  CAPTURE(zone);
  cpor::Clocks clocks;
  clocks.time_zone = zone;
  auto const today = [&](std::string const& time) {
    return core::format_date(cpor::day_of(test::moment(time), clocks));
  };
  CHECK_FALSE(deadlines(claim, today(last), clocks).at(0).overdue);
  CHECK(deadlines(claim, today(first), clocks).at(0).overdue);
}

TEST_CASE("a claim that was disputed has no second dispute, but says what is left") {
  auto history = until("Disputed");
  history.recorded("2026-10-12", "Partner action required").recorded("2026-10-20", "Rejected");
  CHECK(deadlines(kept(history), "2026-10-21").empty());
}

TEST_CASE("a confirmation does not move a deadline, and its source is that of the beginning") {
  auto history = until("Under review");
  history.exported("2026-10-20", "Under review");
  auto const all = deadlines(kept(history), "2026-10-21");
  CHECK(all.at(0).due == date("2026-10-29"));
  CHECK(all.at(0).source == "recorded by Ann on 2026-10-09");
}

TEST_CASE("a pack that is written again is waited for anew") {
  auto history = until("Handed off");
  history.handed_off("2026-10-14");
  auto const all = deadlines(kept(history), "2026-10-15");
  CHECK(all.at(0).due == date("2026-10-21"));
  CHECK(all.at(0).since == date("2026-10-14"));
}

TEST_CASE("nothing runs for drafts, final rejections and statuses of other claims") {
  CHECK(deadlines(kept(History().created("2026-10-01")), "2027-10-01").empty());
  for (std::string const status : {"Rejected final", "Canceled", "In arbitration"}) {
    auto history = until("Disputed");
    history.recorded("2026-10-12", status);
    CHECK(deadlines(kept(history), "2027-10-01").empty());
  }
}

TEST_CASE("after the window nobody waits for the customer any more") {
  auto const claim = kept(until("Approved"));
  CHECK(deadlines(claim, "2026-10-16").size() == 1);
  CHECK(deadlines(claim, "2026-10-17").empty());
  auto declined = until("Approved");
  declined.consent("2026-10-12", "Received");
  CHECK(deadlines(kept(declined), "2026-10-12").empty());
}

TEST_CASE("what presses most is the partner's own, else the earliest") {
  auto const on = [](std::string const& due, Whose whose) {
    cpor::Deadline deadline;
    deadline.due = date(due);
    deadline.whose = whose;
    return deadline;
  };
  std::vector<cpor::Deadline> const all{
      on("2026-10-01", Whose::microsoft), on("2026-10-02", Whose::customer),
      on("2026-10-09", Whose::partner), on("2026-10-05", Whose::partner)};
  CHECK(cpor::most_pressing(all) == &all[3]);
  CHECK(cpor::most_pressing({}) == nullptr);
  std::vector<cpor::Deadline> const others{all[1], all[0]};
  CHECK(cpor::most_pressing(others) == &others[1]);
}

TEST_CASE("deadlines come by their day, the partner's first") {
  auto claim = kept(until("Submitted"));
  claim.claim.workloads = {{.name = "Sales", .subscription_ends = "2026-10-12"},
                           {.name = "Finance", .subscription_ends = "2026-10-07"}};
  auto const all = deadlines(claim, "2026-10-06");
  REQUIRE(all.size() == 3);
  CHECK(all[0].kind == DeadlineKind::renewal);
  CHECK(all[1].kind == DeadlineKind::renewal);
  CHECK(all[2].kind == DeadlineKind::review_begin);
}

TEST_CASE("kinds and keepers have names, each its own") {
  std::set<std::string_view> names;
  for (int i = 0; i <= static_cast<int>(DeadlineKind::consent); ++i) {
    names.insert(cpor::to_string(static_cast<DeadlineKind>(i)));
  }
  CHECK(names.size() == 9);
  CHECK(cpor::to_string(DeadlineKind::partner_action) == "partner-action");
  CHECK(cpor::to_string(DeadlineKind::review_begin) == "review-begin");
  CHECK(cpor::to_string(DeadlineKind::dispute_answer) == "dispute-answer");
  CHECK(cpor::to_string(DeadlineKind::consent) == "consent");
  CHECK(cpor::to_string(Whose::customer) == "customer");
}
