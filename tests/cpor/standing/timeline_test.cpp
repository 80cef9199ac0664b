// What follows a text that nothing is known of.

#include "cpor/history_setup.hpp"
#include "partnerctl/core/attempt.hpp"

#include <array>
#include <map>

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;

namespace {

constexpr auto k_text = "My own words";

std::string name_of(Status status) {
  return std::string(cpor::portal_name_of(status));
}

// A claim that came to a status by the shortest legal way, on days of October.
History until(Status status) {
  using enum Status;
  static std::map<Status, std::vector<Status>> const k_ways{
      {draft, {}},
      {submitted, {submitted}},
      {under_review, {submitted, under_review}},
      {partner_action_required, {submitted, partner_action_required}},
      {approved, {submitted, approved}},
      {rejected, {submitted, rejected}},
      {disputed, {submitted, rejected, disputed}},
      {rejected_final, {submitted, approved, rejected_final}}};
  History history;
  history.created("2026-09-01");
  for (auto const step : k_ways.at(status)) {
    history.recorded("2026-10-0" + std::to_string(history.events().size()), name_of(step));
  }
  return history;
}

std::string refusal(History history, std::string const& on, std::string const& status) {
  auto const before = history.events();
  history.recorded(on, status, "Bob");
  auto const tried = core::attempt([&] {
    cpor::check_recordable(before, history.last(), {});
    return true;
  });
  return tried ? std::string() : tried.error->message + " | " + tried.error->hint;
}

// From above to the right, as by hand: x can be reached, d only by a dispute.
constexpr std::array<Status, 8> k_from{
    Status::draft,    Status::submitted, Status::under_review, Status::partner_action_required,
    Status::approved, Status::rejected,  Status::disputed,     Status::rejected_final};
constexpr std::array<std::string_view, 8> k_reach{                    // d s u p a r D f
                                                  "x x x x x x x x",  // draft
                                                  ". x x x x x x x",  // submitted
                                                  ". x x x x x x x",  // under review
                                                  ". x x x x x x x",  // partner action required
                                                  ". d d d x x x x",  // approved
                                                  ". d d d d x x d",  // rejected
                                                  ". x x x x x x x",  // disputed
                                                  ". . . . . . . x"}; // rejected final

} // namespace

TEST_CASE("behind a text that nothing is known of comes what can be reached from before it") {
  for (std::string const text : {k_text, "Canceled"}) {
    for (std::size_t from = 0; from < k_from.size(); ++from) {
      for (std::size_t to = 0; to < k_from.size(); ++to) {
        CAPTURE(text, k_from.at(from), k_from.at(to));
        bool const is_reached = k_reach.at(from)[2 * to] != '.';
        auto history = until(k_from.at(from)).recorded("2026-10-08", text);
        CHECK(refusal(history, "2026-10-09", name_of(k_from.at(to))).empty() == is_reached);
        history.exported("2026-10-09", name_of(k_from.at(to)));
        CHECK(standing(history).status == k_from.at(to));
        CHECK(standing(history).conflicts.empty() == is_reached);
      }
    }
  }
}

TEST_CASE("a text that nothing is known of makes no way for what cannot follow") {
  auto const history = until(Status::rejected_final).recorded("2026-10-08", k_text, "Bob");
  CHECK(refusal(history, "2026-10-09", "Approved") ==
        "'Approved' for 2026-10-09 cannot follow 'Rejected final' (recorded by Ann on 2026-10-03), "
        "whatever 'My own words' (recorded by Bob on 2026-10-08) means | for that day could be "
        "recorded: Rejected final; if the portal says otherwise, import its export");
  // Nor do several of them, nor one in a file of that day.
  auto more = until(Status::approved).recorded("2026-10-06", "Disassociated");
  more.recorded("2026-10-07", k_text).recorded("2026-10-08", "Canceled");
  auto const wanted = "cannot follow 'Disassociated' (recorded by Ann on 2026-10-06), whatever "
                      "'Canceled' (recorded by Ann on 2026-10-08) means | for that day could be "
                      "recorded: Rejected final;";
  CHECK(refusal(more, "2026-10-09", "Approved").find(wanted) != std::string::npos);
  more.exported("2026-10-09", "In limbo");
  CHECK(refusal(more, "2026-10-09", "Approved").find(wanted) != std::string::npos);
  CHECK(refusal(more, "2026-10-09", "Rejected final").empty());
  CHECK(refusal(more, "2026-10-10", "Rejected final").empty());
}

TEST_CASE("what a file says behind a text that nothing is known of counts, and is a conflict") {
  auto history = until(Status::rejected_final).exported("2026-10-08", k_text);
  CHECK(standing(history).conflicts.empty());
  history.exported("2026-10-09", "Approved");
  CHECK(standing(history).status == Status::approved);
  CHECK(standing(history).conflicts ==
        std::vector<std::string>{
            "'Approved' (portal export claims.csv of 2026-10-09) cannot have followed 'Rejected "
            "final' (recorded by Ann on 2026-10-03), whatever 'My own words' (portal export "
            "claims.csv of 2026-10-08) means"});
  // What follows that is held against it alone.
  history.exported("2026-10-10", "Rejected");
  CHECK(standing(history).conflicts.size() == 1);
}

TEST_CASE("attributed usage does not undo a final rejection behind an unknown text either") {
  auto history = until(Status::rejected_final).recorded("2026-10-08", k_text);
  history.associated("2026-10-20");
  CHECK(standing(history).text == k_text);
  CHECK(standing(history).conflicts ==
        std::vector<std::string>{"'Associated' (usage report usage.csv of 2026-10-20) does not go "
                                 "with 'Rejected final' (recorded by Ann on 2026-10-03), whatever "
                                 "'My own words' (recorded by Ann on 2026-10-08) means"});
  auto asked = until(Status::partner_action_required).recorded("2026-10-08", k_text);
  asked.associated("2026-10-20");
  CHECK(standing(asked).status == Status::approved);
  CHECK(standing(asked).conflicts.empty());
}

TEST_CASE("a submission may be hidden behind an unknown text, and a pack too") {
  History history;
  history.created("2026-10-01").handed_off("2026-10-02").recorded("2026-10-05", "Sent");
  CHECK(refusal(history, "2026-10-06", "Under review").empty());
  CHECK(refusal(history, "2026-10-06", "Rejected final").empty());
  CHECK(refusal(history, "2026-10-06", "Draft").empty());
  history.exported("2026-10-06", "Approved");
  CHECK(standing(history).conflicts.empty());
  CHECK_FALSE(standing(history).submitted);
}

TEST_CASE("a claim is disputed once, also behind an unknown text") {
  auto again = until(Status::disputed).recorded("2026-10-05", "Approved");
  again.recorded("2026-10-06", "Customer declined").recorded("2026-10-07", k_text);
  for (auto const status : k_from) {
    CAPTURE(status);
    bool const is_last = status == Status::rejected || status == Status::rejected_final;
    CHECK(refusal(again, "2026-10-08", name_of(status)).empty() == is_last);
  }
  CHECK(refusal(again, "2026-10-08", "Approved")
            .find("means: it was disputed before, which goes "
                  "once") != std::string::npos);
  CHECK(refusal(until(Status::disputed).recorded("2026-10-05", k_text), "2026-10-06", "Disputed")
            .empty());
}

TEST_CASE("what only a dispute can have led to uses the dispute up") {
  auto hidden = until(Status::rejected).recorded("2026-10-05", k_text);
  hidden.recorded("2026-10-06", "Approved").recorded("2026-10-07", "Rejected");
  CHECK(standing(hidden).was_disputed);
  CHECK(refusal(hidden, "2026-10-08", "Disputed").find("it was disputed before") !=
        std::string::npos);
  // An approval may have come without one.
  auto open = until(Status::approved).recorded("2026-10-05", k_text);
  open.recorded("2026-10-06", "Rejected");
  CHECK_FALSE(standing(open).was_disputed);
  CHECK(refusal(open, "2026-10-08", "Disputed").empty());
}

TEST_CASE("behind an unknown text no more time to dispute is given") {
  auto const rejected = until(Status::rejected); // on 2026-10-02
  auto const late = History(rejected).recorded("2026-11-03", k_text);
  CHECK(refusal(late, "2026-11-03", "Disputed").find("it could be disputed until 2026-11-01") !=
        std::string::npos);
  // The text may have been the dispute, and another one after it.
  auto seen = History(rejected).recorded("2026-11-01", k_text);
  CHECK(refusal(seen, "2026-12-01", "Disputed").empty());
  seen.recorded("2026-11-20", "Canceled");
  CHECK(refusal(seen, "2026-12-01", "Disputed").empty());
}

TEST_CASE("a word for an earlier day is held against what comes behind an unknown text") {
  auto history = until(Status::approved).recorded("2026-10-10", k_text);
  history.recorded("2026-10-20", "Approved");
  CHECK(refusal(history, "2026-10-05", "Disassociated")
            .starts_with("'Disassociated' for 2026-10-05 cannot be followed by 'Approved' "
                         "(recorded by Ann on 2026-10-20)"));
  CHECK(refusal(history, "2026-10-05", "Rejected").empty());
  CHECK(refusal(history, "2026-10-05", "Canceled").empty());
}

TEST_CASE("words of the day of an unknown text come as they were written down") {
  for (bool const text_first : {false, true}) {
    auto history = until(Status::partner_action_required);
    history.exported("2026-10-08", text_first ? k_text : "Under review");
    history.exported("2026-10-08", text_first ? "Under review" : k_text);
    CHECK(standing(history).status == (text_first ? Status::under_review : Status::unknown));
    CHECK(standing(history).conflicts.empty());
  }
  auto over = until(Status::rejected_final);
  over.exported("2026-10-08", k_text).exported("2026-10-08", "Approved");
  CHECK(standing(over).conflicts.size() == 1);
}
