#include "cpor/history_setup.hpp"
#include "cpor/standing/associated.hpp"

using namespace partnerctl;
using cpor::Consent;
using test::date;
using test::History;
using test::standing;

namespace {

History associated(History history, std::string const& on, std::string const& since) {
  history.associated(on).last().comment = cpor::associated_words(date(since));
  return history;
}

} // namespace

TEST_CASE("the day of an association is read as it is written") {
  auto history = associated({}, "2026-11-27", "2026-03-01");
  auto& event = history.last();
  CHECK(event.comment == "associated since 2026-03-01");
  CHECK(cpor::associated_since(event) == date("2026-03-01"));
  event.comment += "; no source says the day";
  CHECK(cpor::associated_since(event) == date("2026-03-01"));
  for (auto const comment : {"", "associated since ", "associated since 2026-3-1",
                             "associated since 2026-02-30", "associated since 2026-03-011",
                             "Associated since 2026-03-01", " associated since 2026-03-01"}) {
    CAPTURE(comment);
    event.comment = comment;
    CHECK_FALSE(cpor::associated_since(event));
  }
  event.comment = "associated since 2026-03-01";
  event.kind = cpor::EventKind::status;
  CHECK_FALSE(cpor::associated_since(event));
}

TEST_CASE("what has long been associated was approved then, and its window has passed") {
  auto const now = standing(associated(History().created("2026-11-01"), "2026-11-27", "2026-03-01"),
                            "2026-11-28");
  CHECK(now.approved == date("2026-03-01"));
  CHECK(now.since == date("2026-03-01"));
  CHECK(now.since_source == "usage report usage.csv of 2026-11-27");
  CHECK(now.as_of == date("2026-11-27"));
  CHECK(now.consent == Consent::presumed);
  CHECK(now.consent_since == date("2026-03-07"));
  // A person's record of a submission has the day of the record.
  auto const late = associated(History().created("2026-11-01").recorded("2026-11-10", "Submitted"),
                               "2026-11-27", "2026-03-01");
  CHECK(standing(late, "2026-11-28").approved == date("2026-03-01"));
  CHECK(standing(late, "2026-11-28").conflicts.empty());
}

TEST_CASE("an approval is as old as any association says, whichever was read first") {
  History history;
  history.recorded("2026-11-02", "Submitted").exported("2026-11-20", "Approved");
  auto const later = standing(associated(history, "2026-11-27", "2026-11-16"), "2026-11-28");
  CHECK(later.approved == date("2026-11-16"));
  CHECK(later.consent_since == date("2026-11-24"));
  // And no younger.
  CHECK(standing(associated(history, "2026-11-27", "2026-11-21")).approved == date("2026-11-20"));
  auto earlier =
      associated(History().recorded("2026-11-02", "Submitted"), "2026-11-18", "2026-11-16");
  earlier.exported("2026-11-20", "Approved");
  CHECK(standing(earlier).approved == date("2026-11-16"));
  CHECK(standing(earlier).since == date("2026-11-16"));
}

TEST_CASE("an association of before the portal showed something else is no day of this approval") {
  for (std::string const status : {"Submitted", "Under review"}) {
    auto const history = History().exported("2026-11-10", status);
    CHECK(standing(associated(history, "2026-11-27", "2026-11-09")).approved == date("2026-11-27"));
    CHECK(standing(associated(history, "2026-11-27", "2026-11-10")).approved == date("2026-11-10"));
  }
  auto disputed = History().recorded("2026-03-01", "Submitted").recorded("2026-03-10", "Approved");
  disputed.recorded("2026-06-01", "Rejected").recorded("2026-06-02", "Disputed");
  disputed.recorded("2026-06-08", "Approved");
  CHECK(standing(associated(disputed, "2026-11-27", "2026-03-10")).approved == date("2026-06-08"));
}

TEST_CASE("an association of before a person says it was submitted is no day of this approval") {
  for (std::string const status : {"Submitted", "Disputed"}) {
    CAPTURE(status);
    History history;
    history.created("2026-11-01").recorded("2026-11-20", status);
    history.last().recorded = test::moment("2026-11-22T12:00:00Z");
    auto const before = standing(history).conflicts;
    auto const now = standing(associated(history, "2026-11-27", "2026-03-01"), "2026-11-28");
    CHECK(now.approved == date("2026-11-27"));
    CHECK(now.since == date("2026-11-27"));
    CHECK(now.consent == Consent::window_open);
    CHECK(now.conflicts == before);
    CHECK(standing(associated(history, "2026-11-27", "2026-11-19")).approved == date("2026-11-27"));
    CHECK(standing(associated(history, "2026-11-27", "2026-11-20")).approved == date("2026-11-20"));
  }
}

TEST_CASE("a person's submission of the day of the record says no day") {
  auto const approved = [](std::string const& recorded, std::string const& zone) {
    auto history = History().recorded("2026-11-20", "Submitted");
    history.last().recorded = test::moment(recorded);
    cpor::Clocks clocks;
    clocks.time_zone = zone;
    return standing(associated(history, "2026-11-27", "2026-03-01"), "2026-11-28", clocks).approved;
  };
  auto const long_ago = date("2026-03-01");
  auto const now = date("2026-11-27");
  CHECK(approved("2026-11-20T23:59:59Z", "UTC") == long_ago);
  CHECK(approved("2026-11-21T00:00:00Z", "UTC") == now);
  CHECK(approved("2026-11-21T04:59:59Z", "America/New_York") == long_ago);
  CHECK(approved("2026-11-21T05:00:00Z", "America/New_York") == now);
  CHECK(approved("2026-11-19T23:30:00Z", "Europe/Berlin") == long_ago);
  CHECK(approved("2026-11-20T23:30:00Z", "Europe/Berlin") == now);
}

TEST_CASE("an association that has not begun says no day") {
  auto const history = History().recorded("2026-11-02", "Submitted");
  CHECK(standing(associated(history, "2026-11-27", "2026-12-01")).approved == date("2026-11-27"));
  CHECK(standing(History(history).associated("2026-11-27")).approved == date("2026-11-27"));
}
