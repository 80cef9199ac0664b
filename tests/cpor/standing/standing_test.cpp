#include "cpor/history_setup.hpp"
#include "partnerctl/cpor/standing.hpp"

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;

TEST_CASE("a claim of which nothing was said is a draft of this ledger") {
  auto const draft = standing(History().created("2026-10-01"));
  CHECK(draft.status == Status::draft);
  CHECK(draft.text == "Draft");
  CHECK(draft.since == date("2026-10-01"));
  CHECK(draft.as_of == date("2026-10-01"));
  CHECK(cpor::source_text(draft) == "created by Ann on 2026-10-01");
  CHECK_FALSE(draft.submitted);
  CHECK_FALSE(draft.approved);
  CHECK(draft.conflicts.empty());
  CHECK(standing(History()).status == Status::draft);
}

TEST_CASE("a status has the source and the day of the latest word, and begins with the first") {
  auto const now = standing(History()
                                .created("2026-10-01")
                                .handed_off("2026-10-02")
                                .recorded("2026-10-05", "Submitted")
                                .exported("2026-10-07", "Submitted")
                                .exported("2026-10-12", "UNDER REVIEW", "b.csv")
                                .exported("2026-10-14", "Under review", "c.csv"));
  CHECK(now.status == Status::under_review);
  CHECK(now.text == "Under review");
  CHECK(now.since == date("2026-10-12"));
  CHECK(now.since_source == "portal export b.csv of 2026-10-12");
  CHECK(now.as_of == date("2026-10-14"));
  CHECK(now.source == cpor::Source::portal_export);
  CHECK(cpor::source_text(now) == "portal export c.csv of 2026-10-14");
  CHECK(now.submitted == date("2026-10-05"));
  CHECK(now.conflicts.empty());
}

TEST_CASE("each source is named as what it is") {
  CHECK(cpor::source_text(standing(History().handed_off("2026-10-02"))) ==
        "handed off by Ann on 2026-10-02");
  CHECK(cpor::source_text(standing(History().recorded("2026-10-02", "Submitted", ""))) ==
        "recorded on 2026-10-02");
  auto const reported =
      standing(History().recorded("2026-10-02", "Submitted").associated("2026-10-20"));
  CHECK(cpor::source_text(reported) == "usage report usage.csv of 2026-10-20");
  auto const hostile =
      standing(History().exported("2026-10-02", "Draft", "\x1B[2Jevil\n\xE2\x80\xAE.csv"));
  CHECK(cpor::source_text(hostile) == "portal export \xEF\xBF\xBD[2Jevil \xEF\xBF\xBD.csv of "
                                      "2026-10-02");
}

TEST_CASE("a word of an earlier day never undoes a later one") {
  History history;
  history.created("2026-09-01").recorded("2026-10-12", "Under review");
  history.recorded("2026-10-05", "Submitted");
  auto const now = standing(history);
  CHECK(now.status == Status::under_review);
  CHECK(now.submitted == date("2026-10-05"));
  CHECK(now.conflicts.empty());
}

TEST_CASE("a claim that was entered here long after it was approved is approved") {
  History history;
  history.created("2026-11-01");
  history.recorded("2025-05-04", "Submitted").exported("2025-05-20", "Approved");
  auto const now = standing(history);
  CHECK(now.status == Status::approved);
  CHECK(now.since == date("2025-05-20"));
  CHECK(now.conflicts.empty());
}

TEST_CASE("a draft that the portal had before it was entered here is as old as that") {
  auto const now = standing(History().created("2026-11-01").exported("2026-10-05", "Editing"));
  CHECK(now.since == date("2026-10-05"));
  CHECK(now.as_of == date("2026-10-05"));
  CHECK(now.text == "Editing");
}

TEST_CASE("submitting again begins a new count, and confirming does not") {
  History history;
  history.recorded("2026-10-05", "Submitted").recorded("2026-10-09", "Partner action required");
  CHECK(standing(history).since == date("2026-10-09"));
  history.recorded("2026-10-12", "Submitted").exported("2026-10-13", "Submitted");
  auto const now = standing(history);
  CHECK(now.since == date("2026-10-12"));
  CHECK(now.submitted == date("2026-10-12"));
  CHECK(now.as_of == date("2026-10-13"));
}

TEST_CASE("an unknown text is kept as it is, and gives no clock more time") {
  History history;
  history.recorded("2026-10-05", "Submitted").recorded("2026-10-09", "Partner action required");
  history.exported("2026-10-12", "In arbitration").exported("2026-10-13", "In arbitration");
  auto const unknown = standing(history);
  CHECK(unknown.status == Status::unknown);
  CHECK(unknown.text == "In arbitration");
  CHECK(unknown.since == date("2026-10-12"));
  CHECK(unknown.as_of == date("2026-10-13"));
  history.exported("2026-10-14", "Partner action required");
  auto const again = standing(history);
  CHECK(again.status == Status::partner_action_required);
  CHECK(again.since == date("2026-10-09"));
  history.exported("2026-10-15", "Customer claimed");
  CHECK(standing(history).status == Status::other);
  CHECK(standing(history).conflicts.empty());
}

TEST_CASE("a dispute that goes on behind an unknown text is no second one") {
  History history;
  history.recorded("2026-10-05", "Submitted").recorded("2026-10-09", "Rejected");
  history.recorded("2026-10-12", "Disputed").exported("2026-10-13", "In arbitration");
  history.exported("2026-10-14", "Dispute");
  auto const now = standing(history);
  CHECK(now.status == Status::disputed);
  CHECK(now.since == date("2026-10-12"));
  CHECK(now.conflicts.empty());
}

TEST_CASE("a pack that is written for a claim that Microsoft has moves nothing") {
  for (std::string const status : {"Submitted", "Under review", "Partner action required",
                                   "Approved", "In arbitration", "Canceled"}) {
    History history;
    history.created("2026-10-01").recorded("2026-10-05", "Submitted");
    history.recorded("2026-10-06", status).handed_off("2026-10-08");
    CAPTURE(status);
    auto const now = standing(history);
    CHECK(now.status == cpor::status_of(status));
    CHECK(now.as_of == date("2026-10-06"));
    CHECK(now.conflicts.empty());
  }
  History drafted;
  drafted.handed_off("2026-10-02").exported("2026-10-05", "Draft").handed_off("2026-10-08");
  CHECK(standing(drafted).status == Status::handed_off);
}

TEST_CASE("number and comment are the latest that were given, the comment for the status") {
  History history;
  history.exported("2026-10-05", "Submitted");
  history.last().portal_number = "CLM-1";
  history.last().comment = "please sign";
  history.exported("2026-10-09", "Under review");
  auto const now = standing(history);
  CHECK(now.portal_number == "CLM-1");
  CHECK(now.comment.empty());
  history.recorded("2026-10-07", "Under review");
  history.last().comment = "earlier";
  CHECK(standing(history).comment == "earlier");
  history.event(cpor::EventKind::edited, "2026-10-20");
  history.last().comment = "a note on an edit";
  CHECK(standing(history).comment == "earlier");
  history.consent("2026-10-21", "Received");
  history.last().comment = "a note on the customer";
  CHECK(standing(history).comment == "earlier");
}

TEST_CASE("what was said when the partner was asked before is no comment on being asked again") {
  History history;
  history.recorded("2026-11-10", "Submitted").recorded("2026-11-20", "Partner action required");
  history.last().comment = "signature missing";
  history.exported("2026-11-21", "In arbitration")
      .exported("2026-11-22", "partner action required");
  CHECK(standing(history).comment == "signature missing");
  history.recorded("2026-11-24", "Submitted");
  CHECK(standing(history).comment.empty());
  history.recorded("2026-11-29", "Partner action required");
  CHECK(standing(history).since == date("2026-11-29"));
  CHECK(standing(history).comment.empty());
  history.exported("2026-11-30", "Partner action required").last().comment = "date missing";
  CHECK(standing(history).comment == "date missing");
}

TEST_CASE("of a day on which it was asked twice, the comment is the second one's") {
  History history;
  history.recorded("2026-11-10", "Submitted").recorded("2026-11-20", "Partner action required");
  history.last().comment = "signature missing";
  history.recorded("2026-11-20", "Submitted").recorded("2026-11-20", "Partner action required");
  CHECK(standing(history).status == Status::partner_action_required);
  CHECK(standing(history).comment.empty());
  history.last().comment = "date missing";
  CHECK(standing(history).comment == "date missing");
}

TEST_CASE("a comment on an unknown text is that text's alone") {
  History history;
  history.recorded("2026-11-10", "Submitted").recorded("2026-11-11", "In limbo");
  history.last().comment = "no idea";
  CHECK(standing(history).comment == "no idea");
  history.recorded("2026-11-12", "On hold");
  CHECK(standing(history).comment.empty());
}

TEST_CASE("of one day the number and the comment of the more trusted source count") {
  History history;
  history.exported("2026-10-05", "Submitted");
  history.last().portal_number = "CLM-1";
  history.last().comment = "the portal's";
  history.recorded("2026-10-05", "Submitted");
  history.last().portal_number = "CLM-2";
  history.last().comment = "Ann's";
  auto const now = standing(history);
  CHECK(now.portal_number == "CLM-1");
  CHECK(now.comment == "the portal's");
  CHECK(now.conflicts == std::vector<std::string>{"the portal's number is 'CLM-2' by one source "
                                                  "and 'CLM-1' by another"});
  history.exported("2026-10-06", "Submitted");
  history.last().portal_number = "clm-1";
  CHECK(standing(history).conflicts.size() == 1);
}

TEST_CASE("that usage is attributed says that a claim is approved, where it was on its way") {
  History history;
  history.recorded("2026-10-05", "Submitted").associated("2026-10-20");
  auto const now = standing(history);
  CHECK(now.status == Status::approved);
  CHECK(now.text == "Associated");
  CHECK(now.approved == date("2026-10-20"));
  CHECK(now.conflicts.empty());

  History unseen;
  unseen.created("2026-10-01").associated("2026-10-20");
  CHECK(standing(unseen).status == Status::approved);
  CHECK(standing(unseen).conflicts.size() == 1);

  History forgotten;
  forgotten.created("2026-10-01").handed_off("2026-10-02").associated("2026-10-20");
  CHECK(standing(forgotten).status == Status::approved);
  CHECK(standing(forgotten).conflicts ==
        std::vector<std::string>{"'Associated' (usage report usage.csv of 2026-10-20) cannot have "
                                 "followed 'Handed off' (handed off by Ann on 2026-10-02): no "
                                 "source says when it was submitted"});
}

TEST_CASE("attributed usage does not take back a rejection or a question to the partner") {
  for (std::string const status : {"Partner action required", "Rejected"}) {
    History history;
    history.recorded("2026-10-05", "Submitted").recorded("2026-10-09", status);
    history.associated("2026-10-20");
    auto const now = standing(history);
    CAPTURE(status);
    CHECK(now.status == cpor::status_of(status));
    CHECK(now.conflicts ==
          std::vector<std::string>{"'Associated' (usage report usage.csv of 2026-10-20) does not "
                                   "go with '" +
                                   status + "' (recorded by Ann on 2026-10-09), which stands"});
  }
}

TEST_CASE("a day that had not come when it was written down does not outlast what comes after") {
  History history;
  history.recorded("2026-10-05", "Submitted").exported("2199-01-01", "Approved");
  history.last().recorded = test::moment("2026-10-08T09:00:00Z");
  CHECK(standing(history).as_of == date("2026-10-08"));
  history.recorded("2026-10-20", "Customer declined");
  CHECK(standing(history).status == Status::rejected);
  // East of Greenwich it may be tomorrow.
  History east;
  east.recorded("2026-10-06", "Submitted");
  east.last().recorded = test::moment("2026-10-05T12:00:00Z");
  CHECK(standing(east).since == date("2026-10-06"));
  // A source without a day.
  History dateless;
  dateless.recorded("2026-10-06", "Submitted").last().on = core::Date{};
  CHECK(standing(dateless).since == date("2026-10-06"));
}

TEST_CASE("a long history is read in no time") {
  History history;
  auto day = date("2000-01-01");
  for (int i = 0; i < 1'000; ++i, day = core::plus_days(day, 2)) {
    auto const* const status = i % 2 == 0 ? "Submitted" : "Partner action required";
    history.exported(core::format_date(day), status);
  }
  CHECK(standing(history).status == Status::partner_action_required);
  // And a day on which everything was said.
  for (auto const status : cpor::followers(Status::unknown)) {
    for (int i = 0; i < 20; ++i) {
      history.exported("2026-11-01", std::string(cpor::portal_name_of(status)));
      history.exported("2026-11-01", "odd " + std::to_string(i));
    }
  }
  CHECK_NOTHROW(standing(history));
}
