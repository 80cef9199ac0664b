#include "cpor/history_setup.hpp"
#include "partnerctl/core/attempt.hpp"

using namespace partnerctl;
using test::date;
using test::History;

namespace {

struct Answer {
  std::string message{};
  std::string hint{};
};

// "" where it may be recorded.
Answer refusal(History history, std::string const& on, std::string const& status,
               cpor::Clocks const& clocks = {}) {
  auto const before = history.events();
  history.recorded(on, status, "Bob");
  try {
    cpor::check_recordable(before, history.last(), clocks);
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    return {error.message, error.hint};
  }
  return {};
}

bool is_taken(History const& history, std::string const& on, std::string const& status,
              cpor::Clocks const& clocks = {}) {
  return refusal(history, on, status, clocks).message.empty();
}

History rejected() {
  return History()
      .created("2026-09-01")
      .recorded("2026-09-02", "Submitted")
      .recorded("2026-10-01", "Rejected");
}

} // namespace

TEST_CASE("a status that cannot follow is refused, with what stands and what could be recorded") {
  auto const history = History().created("2026-10-01").handed_off("2026-10-02");
  auto const answer = refusal(history, "2026-10-12", "approved");
  CHECK(answer.message == "'approved' for 2026-10-12 cannot follow 'Handed off' (handed off by Ann "
                          "on 2026-10-02): no source says when it was submitted");
  CHECK(answer.hint == "for that day could be recorded: Draft, Submitted; if the portal says "
                       "otherwise, import its export");
  CHECK(is_taken(history, "2026-10-12", "Submitted"));
}

TEST_CASE("after partner action required a review needs a resubmission") {
  History history;
  history.recorded("2026-10-02", "Submitted").recorded("2026-10-06", "Partner action required");
  auto const answer = refusal(history, "2026-10-12", "Under review");
  CHECK(answer.message == "'Under review' for 2026-10-12 cannot follow 'Partner "
                          "action required' (recorded by Ann on 2026-10-06): no source says when "
                          "it was submitted again");
  CHECK(answer.hint == "for that day could be recorded: Submitted, Rejected; if the portal says "
                       "otherwise, import its export");
  history.recorded("2026-10-08", "Submitted");
  CHECK(is_taken(history, "2026-10-12", "Under review"));
}

TEST_CASE("a status for an earlier day is held against what comes after it") {
  History history;
  history.recorded("2026-10-02", "Submitted").recorded("2026-10-12", "Approved");
  // The resubmission can still be recorded.
  CHECK(is_taken(history, "2026-10-06", "Partner action required"));
  CHECK(is_taken(history, "2026-10-06", "Under review"));
  history.recorded("2026-10-14", "Disassociated").recorded("2026-10-20", "Rejected final");
  auto const answer = refusal(history, "2026-10-11", "Draft");
  CHECK(answer.message == "'Draft' for 2026-10-11 cannot follow 'Submitted' (recorded by Ann on "
                          "2026-10-02)");
  CHECK(answer.hint == "for that day could be recorded: Under review, Partner action required, "
                       "Approved, Rejected; if the portal says otherwise, import its export");
  CHECK(refusal(history, "2026-10-01", "Under review").message ==
        "'Under review' for 2026-10-01 cannot follow 'Draft' (created): "
        "no source says when it was submitted");
}

TEST_CASE("what is missing before an export may be recorded afterwards") {
  History history;
  history.created("2026-10-01").exported("2026-10-12", "Approved");
  // That nobody recorded the submission contradicts nobody.
  CHECK(test::standing(history).conflicts.empty());
  CHECK(is_taken(history, "2026-10-02", "Submitted"));
  // It was so already that something does not fit; this makes it no worse, but does not fit itself.
  CHECK_FALSE(is_taken(history, "2026-10-02", "Under review"));
  CHECK(is_taken(history, "2026-10-12", "Submitted"));
  CHECK(is_taken(history, "2026-10-05", "Draft"));
  CHECK(test::standing(history.recorded("2026-10-02", "Submitted")).conflicts.empty());
}

TEST_CASE("the same status again, and texts that nothing is known of, may always be recorded") {
  for (std::string const status : {"Submitted", "Under review", "Approved"}) {
    History history;
    history.recorded("2026-10-02", "Submitted").recorded("2026-10-03", status);
    CHECK(is_taken(history, "2026-10-03", status));
    CHECK(is_taken(history, "2026-10-12", status));
    CHECK(is_taken(history, "2026-10-12", "In arbitration"));
    CHECK(is_taken(history, "2026-10-12", "Canceled"));
    history.recorded("2026-10-12", "In arbitration");
    CHECK(is_taken(history, "2026-10-13", "Rejected final"));
  }
}

TEST_CASE("a rejection can be disputed for thirty calendar days") {
  CHECK(is_taken(rejected(), "2026-10-01", "Disputed"));
  CHECK(is_taken(rejected(), "2026-10-31", "Dispute"));
  auto const late = refusal(rejected(), "2026-11-01", "Disputed");
  CHECK(late.message == "the claim was rejected on 2026-10-01 (recorded by Ann on 2026-10-01): it "
                        "could be disputed until 2026-10-31");
  cpor::Clocks clocks;
  clocks.dispute_window_days = 31;
  CHECK(is_taken(rejected(), "2026-11-01", "Disputed", clocks));
  // A rejection that is only confirmed later does not give more time.
  CHECK_FALSE(is_taken(rejected().exported("2026-10-20", "Rejected"), "2026-11-01", "Disputed"));
}

TEST_CASE("a claim is disputed once") {
  auto history = rejected().recorded("2026-10-02", "Disputed");
  history.recorded("2026-10-05", "Partner action required").recorded("2026-10-06", "Submitted");
  history.recorded("2026-10-20", "Rejected");
  auto const answer = refusal(history, "2026-10-21", "Disputed");
  CHECK(answer.message == "'Disputed' for 2026-10-21 cannot follow 'Rejected' "
                          "(recorded by Ann on 2026-10-20): it was disputed before, which goes "
                          "once");
  CHECK(answer.hint == "for that day could be recorded: Rejected final; if the portal says "
                       "otherwise, import its export");
}

TEST_CASE("nothing follows a final rejection") {
  History history;
  history.recorded("2026-10-01", "Submitted").recorded("2026-10-05", "Approved");
  history.recorded("2026-10-07", "Disassociated");
  for (auto const status : cpor::followers(cpor::Status::unknown)) {
    CAPTURE(status);
    CHECK(is_taken(history, "2026-10-12", std::string(cpor::portal_name_of(status))) ==
          (status == cpor::Status::rejected_final));
  }
  CHECK(refusal(history, "2026-10-12", "Approved").hint ==
        "nothing can be recorded for that day; if the portal says otherwise, import its export");
}

TEST_CASE("what an export says is never refused") {
  auto history =
      rejected().recorded("2026-10-02", "Disputed").recorded("2026-10-05", "Rejected final");
  auto const before = history.events();
  history.exported("2026-10-06", "Draft");
  CHECK_NOTHROW(cpor::check_recordable(before, history.last(), {}));
  CHECK(test::standing(history).conflicts.size() == 1);
  CHECK(test::standing(history).status == cpor::Status::draft);
}

TEST_CASE("beside an export of the day, what can go with it or only differs may be recorded") {
  History history;
  history.recorded("2026-10-01", "Submitted").exported("2026-10-05", "Under review");
  CHECK(is_taken(history, "2026-10-05", "Approved"));
  CHECK(is_taken(history, "2026-10-05", "Partner action required"));
  CHECK(is_taken(history, "2026-10-05", "Submitted"));
  CHECK(refusal(history, "2026-10-05", "Disputed").message ==
        "'Disputed' for 2026-10-05 cannot have been on the day of 'Under review' "
        "(portal export claims.csv of 2026-10-05)");
  CHECK_FALSE(is_taken(history, "2026-10-05", "Rejected final"));
  history.exported("2026-10-08", "Rejected");
  CHECK(is_taken(history, "2026-10-08", "Submitted"));
  CHECK_FALSE(is_taken(history, "2026-10-08", "Rejected final"));
  CHECK(is_taken(history, "2026-10-08", "Disputed"));
}

TEST_CASE("a day that has not come, in the zone of the clocks, cannot be recorded for") {
  History history;
  history.created("2026-10-01").recorded("2026-10-06", "Submitted");
  auto event = history.last();
  auto const before = History().created("2026-10-01").events();
  event.recorded = test::moment("2026-10-05T22:30:00Z");
  cpor::Clocks clocks;
  CHECK_THROWS_AS(cpor::check_recordable(before, event, clocks), core::Error);
  clocks.time_zone = "Europe/Berlin";
  CHECK_NOTHROW(cpor::check_recordable(before, event, clocks));
  event.on = core::Date{};
  CHECK_THROWS_AS(cpor::check_recordable(before, event, clocks), core::Error);
}

TEST_CASE("an empty status is refused, and a hostile one is harmless in the message") {
  CHECK_FALSE(is_taken(rejected(), "2026-10-12", " \t"));
  auto const history = rejected();
  CHECK(is_taken(history, "2026-10-12", "\x1B[31m\xFF"));
  auto odd = History().created("2026-09-01").recorded("2026-09-02", "Submitted");
  odd.last().by = "\x1B[2JAnn";
  auto const answer = refusal(odd, "2026-09-03", "Disputed");
  CHECK(answer.message.find('\x1B') == std::string::npos);
}

TEST_CASE("what is no status is recorded without regard to it") {
  History history;
  history.consent("2026-10-12", "Declined", cpor::Source::record);
  CHECK_NOTHROW(cpor::check_recordable({}, history.last(), {}));
}
