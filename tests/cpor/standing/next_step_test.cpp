#include "cpor/history_setup.hpp"

using namespace partnerctl;
using cpor::EventKind;
using test::date;
using test::History;

namespace {

constexpr auto k_attach = "partnerctl claim attach C-0042 FILE --kind KIND --acknowledged DATE";
constexpr auto k_check = "partnerctl claim check C-0042";
constexpr auto k_hand_off = "partnerctl claim handoff C-0042 --out C-0042.zip";
constexpr auto k_submitted = "once it is submitted in the portal: partnerctl claim record C-0042 "
                             "--status Submitted";

cpor::KeptClaim kept(History const& history, bool with_proof = true, bool acknowledged = true) {
  cpor::KeptClaim kept{.id = "C-0042", .history = history.events()};
  if (with_proof) {
    kept.proofs = {{.sha256 = "ab", .name = "sow.pdf"}};
  }
  if (acknowledged) {
    kept.acknowledgements = {
        {.by = "Ann", .for_digest = cpor::acknowledged_digest(kept.claim, kept.proofs)}};
  }
  return kept;
}

std::string next(cpor::KeptClaim const& claim, std::string const& today) {
  cpor::Clocks const clocks;
  auto const standing = cpor::standing_of(claim.history, clocks, date(today));
  return cpor::next_step(claim, standing, clocks, date(today));
}

History submitted() {
  return History()
      .created("2026-10-01")
      .handed_off("2026-10-05")
      .recorded("2026-10-05", "Submitted");
}

} // namespace

TEST_CASE("a draft is attached to, checked, and handed off") {
  auto const draft = History().created("2026-10-01");
  CHECK(next(kept(draft, false, false), "2026-10-02") == k_attach);
  CHECK(next(kept(draft, true, false), "2026-10-02") == k_check);
  CHECK(next(kept(draft), "2026-10-02") == k_hand_off);
  auto changed = kept(draft);
  changed.proofs.push_back({.sha256 = "cd"});
  CHECK(next(changed, "2026-10-02") == k_check);
}

TEST_CASE("after the pack the submission is to be recorded, unless the claim changed since") {
  auto history = History().created("2026-10-01").handed_off("2026-10-05");
  CHECK(next(kept(history), "2026-10-06") == k_submitted);
  CHECK(next(kept(history), "2026-12-06") == k_submitted);
  history.event(EventKind::edited, "2026-10-07");
  CHECK(next(kept(history, true, false), "2026-10-07") == k_check);
  CHECK(next(kept(history), "2026-10-07") == k_hand_off);
  history.handed_off("2026-10-08");
  CHECK(next(kept(history), "2026-10-08") == k_submitted);
}

TEST_CASE("a draft that the portal has is to be submitted there") {
  CHECK(next(kept(History().exported("2026-10-05", "Draft")), "2026-10-06") == k_submitted);
}

TEST_CASE("Microsoft is waited for until its day, then support is asked") {
  auto history = submitted();
  CHECK(next(kept(history), "2026-10-12") == "wait for Microsoft until 2026-10-12");
  CHECK(next(kept(history), "2026-10-13") == "ask support: partnerctl claim support-pack C-0042");
  history.recorded("2026-10-13", "Under review");
  CHECK(next(kept(history), "2026-10-13") == "wait for Microsoft until 2026-11-02");
  CHECK(next(kept(history), "2026-11-03") == "ask support: partnerctl claim support-pack C-0042");
  history.recorded("2026-11-03", "Rejected").recorded("2026-11-04", "Disputed");
  CHECK(next(kept(history), "2026-11-05") == "wait for Microsoft until 2026-11-11");
}

TEST_CASE("where the partner is asked, it goes from attaching to submitting again") {
  // All of it on one day: what was done before Microsoft asked does not count.
  auto history = History().created("2026-10-05").event(EventKind::attached, "2026-10-05");
  history.handed_off("2026-10-05").recorded("2026-10-05", "Submitted");
  history.recorded("2026-10-05", "Partner action required");
  CHECK(next(kept(history), "2026-10-05") == k_attach);
  history.event(EventKind::attached, "2026-10-05");
  CHECK(next(kept(history, true, false), "2026-10-05") == k_check);
  CHECK(next(kept(history), "2026-10-05") == k_hand_off);
  history.handed_off("2026-10-05");
  CHECK(next(kept(history), "2026-10-05") == k_submitted);
  // That Microsoft still asks takes none of it back.
  history.exported("2026-10-07", "Partner action required");
  CHECK(next(kept(history), "2026-10-07") == k_submitted);
}

TEST_CASE("a rejection is disputed in time, or another claim is made") {
  auto history = submitted().recorded("2026-10-09", "Rejected");
  CHECK(next(kept(history), "2026-11-08") ==
        "once it is disputed in the portal: partnerctl claim record C-0042 --status Disputed");
  CHECK(next(kept(history), "2026-11-09") == "partnerctl claim new --from C-0042");
  history.recorded("2026-10-10", "Disputed").recorded("2026-10-12", "Approved");
  history.recorded("2026-10-20", "Rejected");
  CHECK(next(kept(history), "2026-10-21") == "partnerctl claim new --from C-0042");
}

TEST_CASE("an approved claim waits for the customer, then for the end of a subscription") {
  auto claim = kept(submitted().recorded("2026-10-09", "Approved"));
  CHECK(next(claim, "2026-10-16") == "wait for the customer until 2026-10-16");
  CHECK(next(claim, "2026-10-17") == "nothing");
  claim.claim.workloads = {{.name = "Sales", .subscription_ends = "2027-03-01"}};
  CHECK(next(claim, "2026-12-30") == "nothing");
  CHECK(next(claim, "2026-12-31") == "partnerctl claim new --from C-0042");
}

TEST_CASE("where the customer declined what is approved, the portal is looked into") {
  constexpr auto k_look =
      "the customer declined, and the association is at risk: see what the portal says; once it is "
      "rejected there: partnerctl claim record C-0042 --status Rejected";
  auto const approved = submitted().recorded("2026-10-09", "Approved");
  for (auto const status : {"Customer consent declined", "Consent rejected"}) {
    CAPTURE(status);
    auto const history = History(approved).recorded("2026-10-12", status);
    auto claim = kept(history);
    CHECK(next(claim, "2026-10-13") == k_look);
    CHECK(next(claim, "2026-11-13") == k_look);
    // Before a subscription that ends.
    claim.claim.workloads = {{.name = "Sales", .subscription_ends = "2026-11-20"}};
    CHECK(next(claim, "2026-11-13") == k_look);
    auto const rejected = History(history).recorded("2026-10-14", "Rejected");
    CHECK(next(kept(rejected), "2026-10-15").starts_with("once it is disputed"));
  }
  auto const received = History(approved).consent("2026-10-12", "Received");
  CHECK(next(kept(received), "2026-10-13") == "nothing");
}

TEST_CASE("nothing is to be done at the end, and a strange status is looked into") {
  CHECK(next(kept(submitted()
                      .recorded("2026-10-09", "Approved")
                      .recorded("2026-10-10", "Disassociated")),
             "2026-10-11") == "nothing");
  for (std::string const status : {"In arbitration", "Canceled"}) {
    CHECK(next(kept(submitted().recorded("2026-10-09", status)), "2026-10-11") ==
          "see what the portal says: partnerctl claim record C-0042 --status TEXT");
  }
}
