#include "cpor/history_setup.hpp"
#include "cpor/standing/consent.hpp"

#include <tuple>

using namespace partnerctl;
using cpor::Consent;
using test::date;
using test::History;
using test::standing;

namespace {

History approved(std::string const& on = "2026-10-09") {
  return History()
      .created("2026-10-01")
      .recorded("2026-10-05", "Submitted")
      .exported(on, "Approved");
}

History answered(History history, std::string const& on, std::string const& text) {
  history.consent(on, text).last().comment =
      "no source says the day: that on which the file was written stands for it";
  return history;
}

} // namespace

TEST_CASE("nothing is known of the customer's consent until the claim is submitted") {
  History history;
  history.created("2026-10-01").handed_off("2026-10-02");
  CHECK(standing(history).consent == Consent::unknown);
  CHECK_FALSE(standing(history).consent_since.ok());
  history.exported("2026-10-03", "In arbitration");
  CHECK(standing(history).consent == Consent::unknown);
}

TEST_CASE("from the submission on the customer is notified, whatever comes of the claim") {
  History history;
  history.created("2026-10-01").recorded("2026-10-05", "Submitted");
  for (std::string const status :
       {"Submitted", "Under review", "Partner action required", "Rejected", "In arbitration"}) {
    history.recorded("2026-10-0" + std::to_string(5 + history.events().size() / 2), status);
    CAPTURE(status);
    auto const now = standing(history);
    CHECK(now.consent == Consent::notified);
    CHECK(now.consent_source.empty());
    CHECK(now.consent_since == date("2026-10-05"));
  }
}

TEST_CASE("what was presumed of the consent stays so when the claim is given up") {
  // The window closes on the 16th.
  for (auto const& [on, consent, since] :
       std::vector<std::tuple<std::string, Consent, std::string>>{
           {"2026-10-16", Consent::notified, "2026-10-05"},
           {"2026-10-17", Consent::presumed, "2026-10-17"},
           {"2026-11-20", Consent::presumed, "2026-10-17"}}) {
    for (std::string const status : {"Disassociated", "Rejected final", "In limbo"}) {
      CAPTURE(on, status);
      auto const now = standing(approved().recorded(on, status));
      CHECK(now.consent == consent);
      CHECK(now.consent_since == date(since));
      CHECK(now.consent_source.empty());
    }
  }
  auto const confirmed = approved().recorded("2026-10-12", "Disassociated");
  CHECK(standing(History(confirmed).exported("2026-12-01", "Rejected final")).consent ==
        Consent::notified);
  // A rejection of what was approved means that the customer declined.
  CHECK(standing(approved().recorded("2026-11-20", "Rejected")).consent == Consent::notified);
  auto const given = approved().consent("2026-10-12", "Received");
  CHECK(standing(History(given).recorded("2026-11-20", "Disassociated")).consent ==
        Consent::received);
}

TEST_CASE("after the approval the customer can decline for five business days") {
  // Friday, 9 October 2026; the fifth business day after is Friday, the 16th.
  for (auto const& [today, consent] :
       std::vector<std::pair<std::string, Consent>>{{"2026-10-09", Consent::window_open},
                                                    {"2026-10-16", Consent::window_open},
                                                    {"2026-10-17", Consent::presumed},
                                                    {"2027-10-09", Consent::presumed}}) {
    CAPTURE(today);
    auto const now = standing(approved(), today);
    CHECK(now.consent == consent);
    CHECK(now.consent_source.empty());
    CHECK(now.consent_since == date(consent == Consent::presumed ? "2026-10-17" : "2026-10-09"));
  }
  // A holiday in the window makes it longer over the weekend; one on a weekend does not.
  auto const holiday = test::clocks_with({"2026-10-12"});
  CHECK(standing(approved(), "2026-10-19", holiday).consent == Consent::window_open);
  CHECK(standing(approved(), "2026-10-20", holiday).consent == Consent::presumed);
  auto const weekend = test::clocks_with({"2026-10-10"});
  CHECK(standing(approved(), "2026-10-17", weekend).consent == Consent::presumed);
}

TEST_CASE("how long the customer can decline is to be set") {
  cpor::Clocks clocks;
  clocks.consent_days = 0;
  CHECK(standing(approved(), "2026-10-09", clocks).consent == Consent::window_open);
  CHECK(standing(approved(), "2026-10-10", clocks).consent == Consent::presumed);
  clocks.consent_days = 90;
  CHECK(standing(approved(), "2027-01-01", clocks).consent == Consent::window_open);
}

TEST_CASE("received and declined come from a source only, and name it") {
  auto history = approved();
  history.consent("2026-10-12", "Received");
  auto const received = standing(history);
  CHECK(received.consent == Consent::received);
  CHECK(received.consent_source == "portal export claims.csv of 2026-10-12");
  CHECK(received.consent_since == date("2026-10-12"));
  CHECK(received.conflicts.empty());

  auto declined = approved();
  declined.recorded("2026-10-14", "Customer declined");
  auto const now = standing(declined);
  CHECK(now.status == cpor::Status::rejected);
  CHECK(now.consent == Consent::declined);
  CHECK(now.consent_source == "recorded by Ann on 2026-10-14");
  CHECK(now.conflicts.empty());
}

TEST_CASE("a rejection after the approval alone does not say that the customer declined") {
  auto history = approved();
  history.exported("2026-10-20", "Rejected");
  CHECK(standing(history).consent == Consent::notified);
}

TEST_CASE("what the portal says of consent in place of a status is kept with its source") {
  History history;
  history.created("2026-10-01").exported("2026-10-06", "Awaiting customer consent response");
  auto const waiting = standing(history);
  CHECK(waiting.status == cpor::Status::other);
  CHECK(waiting.consent == Consent::notified);
  CHECK(waiting.consent_source == "portal export claims.csv of 2026-10-06");
  CHECK(waiting.consent_text == "Awaiting customer consent response");
  history.exported("2026-10-09", "Customer consent expired");
  auto const expired = standing(history);
  CHECK(expired.status == cpor::Status::other);
  CHECK(expired.consent == Consent::expired);
  CHECK(expired.consent_since == date("2026-10-09"));
  CHECK(expired.consent_text == "Customer consent expired");
  history.exported("2026-10-12", "Customer consent declined");
  CHECK(standing(history).consent == Consent::declined);
}

TEST_CASE("what the customer answers moves no status that is known") {
  auto history = approved();
  history.exported("2026-10-14", "Customer consent received");
  auto const now = standing(history);
  CHECK(now.status == cpor::Status::approved);
  CHECK(now.text == "Approved");
  CHECK(now.consent == Consent::received);
  CHECK(now.conflicts.empty());
}

TEST_CASE("the answer of the latest day counts, in whatever order it was written down") {
  auto history = approved();
  history.consent("2026-10-14", "Declined").consent("2026-10-12", "Received");
  CHECK(standing(history).consent == Consent::declined);
  CHECK(standing(history).conflicts.empty());
  history.consent("2026-10-20", "gibberish").consent("2026-10-21", "Pending");
  CHECK(standing(history).consent == Consent::declined);
}

TEST_CASE(
    "sources that differ on the answer of a day are in conflict, and the more trusted counts") {
  for (bool const export_first : {true, false}) {
    auto history = approved();
    if (export_first) {
      history.consent("2026-10-14", "Received");
    }
    history.consent("2026-10-14", "Declined", cpor::Source::record);
    if (!export_first) {
      history.consent("2026-10-14", "Received");
    }
    auto const now = standing(history);
    CHECK(now.consent == Consent::received);
    CHECK(now.conflicts ==
          std::vector<std::string>{
              "of the customer's consent, 'Declined' (recorded by Ann on 2026-10-14) differs from "
              "'Received' (portal export claims.csv of 2026-10-14), which counts"});
  }
}

TEST_CASE("an approval that lasts after the customer declined is a conflict") {
  auto history = approved();
  history.consent("2026-10-14", "Declined");
  CHECK(standing(history).conflicts.empty());
  history.exported("2026-10-20", "Approved");
  auto const now = standing(history);
  CHECK(now.consent == Consent::declined);
  CHECK(now.conflicts ==
        std::vector<std::string>{
            "the customer declined, 'Declined' (portal export claims.csv of 2026-10-14), and yet "
            "the claim is approved, portal export claims.csv of 2026-10-20"});
}

TEST_CASE("a customer who declines on the day of the approval contradicts nobody") {
  auto history = approved();
  history.consent("2026-10-09", "Declined");
  auto const now = standing(history);
  CHECK(now.consent == Consent::declined);
  CHECK(now.conflicts.empty());
}

TEST_CASE("a second approval opens the window again") {
  auto history = approved();
  history.exported("2026-10-12", "Rejected").recorded("2026-10-13", "Disputed");
  history.exported("2026-10-20", "Approved");
  CHECK(standing(history, "2026-10-27").consent == Consent::window_open);
  CHECK(standing(history, "2026-10-28").consent == Consent::presumed);
}

TEST_CASE("an answer whose day no source says outweighs no dated one, and is a conflict") {
  auto history = approved();
  history.exported("2026-11-16", "Customer consent declined");
  auto const declined = standing(answered(history, "2026-11-20", "Received"));
  CHECK(declined.consent == Consent::declined);
  CHECK(declined.consent_since == date("2026-11-16"));
  CHECK(declined.conflicts ==
        std::vector<std::string>{
            "of the customer's consent, 'Received' (portal export claims.csv of 2026-11-20) does "
            "not go with 'Customer consent declined' (portal export claims.csv of 2026-11-16), "
            "which counts: no source says the day of the former"});
  auto const given = History(approved()).consent("2026-11-16", "Received", cpor::Source::record);
  for (auto const on : {"2026-11-16", "2026-11-20"}) {
    auto const received = standing(answered(given, on, "Declined"));
    CHECK(received.consent == Consent::received);
    CHECK(received.consent_source == "recorded by Ann on 2026-11-16");
    CHECK(received.conflicts.size() == 1);
  }
  // Of many files that say so the last is enough.
  auto const twice = answered(answered(given, "2026-11-19", "Declined"), "2026-11-20", "Declined");
  REQUIRE(standing(twice).conflicts.size() == 1);
  CHECK(standing(twice).conflicts.front().find("of 2026-11-20") != std::string::npos);
}

TEST_CASE("an answer without a day contradicts nobody where it was so before") {
  auto history = approved();
  history.consent("2026-11-10", "Received").consent("2026-11-16", "Declined");
  for (auto const on : {"2026-11-15", "2026-11-20"}) {
    auto const now = standing(answered(history, on, "Received"));
    CHECK(now.consent == Consent::declined);
    CHECK(now.conflicts.empty());
  }
  auto const early = answered(approved(), "2026-11-15", "Received");
  CHECK(standing(History(early).consent("2026-11-16", "Declined")).conflicts.empty());
  CHECK(standing(answered(early, "2026-11-20", "Declined")).consent == Consent::declined);
  CHECK(standing(answered(early, "2026-11-20", "Declined")).conflicts.empty());
  CHECK(standing(History(early).consent("2026-11-20", "Pending")).consent == Consent::received);
}
