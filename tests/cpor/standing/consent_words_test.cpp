#include "cpor/history_setup.hpp"

using namespace partnerctl;
using cpor::Consent;
using test::date;
using test::History;
using test::standing;

namespace {

History approved() {
  return History().recorded("2026-10-05", "Submitted").exported("2026-10-09", "Approved");
}

std::string next(History const& history) {
  cpor::KeptClaim const kept{.id = "C-0001", .history = history.events()};
  return cpor::next_step(kept, standing(history), {}, date("2026-12-31"));
}

} // namespace

TEST_CASE("that the customer's consent expired is nobody's answer and no presumption") {
  for (std::string const text : {"Customer consent expired", "Consent expired", "Expired"}) {
    CAPTURE(text);
    auto const history = approved().consent("2026-10-12", text);
    auto const now = standing(history);
    CHECK(now.status == cpor::Status::approved);
    CHECK(now.consent == Consent::expired);
    CHECK(now.consent_since == date("2026-10-12"));
    CHECK(now.consent_source == "portal export claims.csv of 2026-10-12");
    CHECK(now.consent_text == text);
    CHECK(now.consent_unread.empty());
    CHECK(now.conflicts.empty());
    CHECK(next(history) ==
          "see what the portal says: partnerctl claim record C-0001 --status TEXT");
  }
  CHECK(cpor::to_string(Consent::expired) == "expired");
  CHECK(cpor::consent_of("Customer consent expired") == Consent::expired);
  CHECK_FALSE(cpor::consent_of("Disputed expired").has_value());
  CHECK_FALSE(cpor::consent_of("Post submission expired").has_value());
}

TEST_CASE("the last of what came of the consent counts, and what differs on a day is a conflict") {
  auto history = approved().consent("2026-10-12", "Expired").consent("2026-10-14", "Received");
  CHECK(standing(history).consent == Consent::received);
  history.consent("2026-10-16", "Expired");
  CHECK(standing(history).consent == Consent::expired);
  CHECK(standing(history).conflicts.empty());
  history.consent("2026-10-16", "Received", cpor::Source::record);
  CHECK(standing(history).consent == Consent::expired);
  CHECK(standing(history).conflicts.size() == 1);
}

TEST_CASE("an approval after a consent that expired opens the window") {
  auto history = History()
                     .recorded("2026-10-01", "Submitted")
                     .exported("2026-10-05", "Customer consent expired")
                     .exported("2026-10-09", "Approved");
  CHECK(standing(history, "2026-10-12").consent == Consent::window_open);
  CHECK(standing(history).consent == Consent::presumed);
  CHECK(standing(history).consent_text.empty());
  // Who saw it approved once more knows that it still stands.
  auto seen = approved().consent("2026-10-12", "Expired").exported("2026-10-20", "Approved");
  CHECK(standing(seen).consent == Consent::expired);
  CHECK(next(seen) == "nothing");
}

TEST_CASE("words on the consent that nothing is known of are kept as they are and decide nothing") {
  auto history = History().recorded("2026-10-05", "Submitted").consent("2026-10-07", "Lapsed?");
  CHECK(standing(history).consent == Consent::notified);
  CHECK(standing(history).consent_text.empty());
  CHECK(standing(history).consent_unread == "'Lapsed?' (portal export claims.csv of 2026-10-07)");
  history.consent("2026-10-08", "Pausiert");
  CHECK(standing(history).consent_unread.starts_with("'Pausiert'"));
  history.consent("2026-10-08", "Declined");
  CHECK(standing(history).consent == Consent::declined);
  CHECK(standing(history).consent_unread.starts_with("'Pausiert'"));
  history.consent("2026-10-09", "Received");
  CHECK(standing(history).consent_unread.empty());
  // No such word gives the customer's window more time or less.
  auto const open = approved().consent("2026-10-12", "Lapsed?");
  CHECK(standing(open, "2026-10-12").consent == Consent::window_open);
  CHECK(standing(open).consent == Consent::presumed);
  CHECK(standing(open).consent_unread.starts_with("'Lapsed?'"));
}

TEST_CASE(
    "who says after the window that the answer is still awaited knows better than the clock") {
  // The window closes on the 16th.
  auto const late = approved().exported("2026-10-17", "Awaiting customer consent response");
  auto const now = standing(late);
  CHECK(now.status == cpor::Status::approved);
  CHECK(now.consent == Consent::notified);
  CHECK(now.consent_since == date("2026-10-17"));
  CHECK(now.consent_source == "portal export claims.csv of 2026-10-17");
  CHECK(next(late) == "see what the portal says: partnerctl claim record C-0001 --status TEXT");
  CHECK(next(History(late).exported("2026-10-20", "Approved")) == "nothing");
  CHECK(standing(approved().consent("2026-11-02", "Awaiting response")).consent ==
        Consent::notified);
  CHECK(standing(History(late).consent("2026-10-20", "Received")).consent == Consent::received);
  // Within the window it says nothing that the clock does not know.
  auto const early = approved().exported("2026-10-16", "Awaiting customer consent response");
  CHECK(standing(early, "2026-10-16").consent == Consent::window_open);
  CHECK(standing(early).consent == Consent::presumed);
  CHECK(standing(early).consent_source.empty());
  // One whose day no source says may be from within it.
  auto undated = late;
  undated.last().comment =
      "no source says the day: that on which the file was written stands for it";
  CHECK(standing(undated).consent == Consent::presumed);
  // A second approval begins anew.
  auto again = late;
  again.exported("2026-10-19", "Rejected").recorded("2026-10-20", "Disputed");
  again.exported("2026-10-26", "Approved");
  CHECK(standing(again, "2026-10-30").consent == Consent::window_open);
  CHECK(standing(again).consent == Consent::presumed);
}

TEST_CASE("that the customer declined or it expired is neither, and never presumed to be a yes") {
  for (std::string const text : {"Customer consent declined/expired", "Customer declined/expired",
                                 "Consent declined / expired", "Declined/expired"}) {
    CAPTURE(text);
    auto const now = standing(approved().consent("2026-11-20", text));
    CHECK(now.consent == Consent::expired);
    CHECK(now.consent_text == text);
    CHECK(now.consent_unread.empty());
  }
  auto const shown = standing(approved().exported("2026-11-20", "Customer declined/expired"));
  CHECK(shown.status == cpor::Status::approved);
  CHECK(shown.consent == Consent::expired);
}

TEST_CASE("nothing is presumed where the last words may say that the customer did not agree") {
  for (std::string const text :
       {"Not submitted expired", "Post submission expired", "EXPIRED (see mail)",
        "Declined, or expired", "Customer may have declined"}) {
    CAPTURE(text);
    auto const of_status = standing(approved().exported("2026-11-20", text));
    CHECK(of_status.consent == Consent::notified);
    CHECK(of_status.consent_since == date("2026-10-05"));
    auto const of_consent = standing(approved().consent("2026-11-20", text));
    CHECK(of_consent.status == cpor::Status::approved);
    CHECK(of_consent.consent == Consent::notified);
    CHECK_FALSE(of_consent.consent_unread.empty());
    auto const more = approved().consent("2026-11-20", text).consent("2026-11-21", "Pausiert");
    CHECK(standing(more).consent == Consent::notified);
    CHECK(standing(approved().consent("2026-10-12", text), "2026-10-12").consent ==
          Consent::window_open);
    // Before the approval it was of something else.
    CHECK(standing(History().consent("2026-10-01", text).exported("2026-10-09", "Approved"))
              .consent == Consent::presumed);
  }
  CHECK(standing(approved().exported("2026-11-20", "In limbo")).consent == Consent::presumed);
}
