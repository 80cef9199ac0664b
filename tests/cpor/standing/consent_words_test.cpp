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
