// What a person records of an earlier day.

#include "cpor/history_setup.hpp"
#include "partnerctl/core/attempt.hpp"

#include <algorithm>
#include <tuple>
#include <utility>

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;
using Words = std::vector<std::pair<std::string, std::string>>;

namespace {

std::string refusal(History history, std::string const& on, std::string const& status) {
  auto const before = history.events();
  history.recorded(on, status);
  auto const tried = core::attempt([&] {
    cpor::check_recordable(before, history.last(), {});
    return true;
  });
  return tried ? std::string() : tried.error->message;
}

struct Recorded {
  History history;
  // Words that were refused, as "Under review, after Submitted, Rejected".
  std::vector<std::string> refused{};
  // And at last, when all others were there.
  std::size_t left = 0;
};

// As a person does it: what is refused is tried again when something else is there.
Recorded record_all(History const& begin, Words words) {
  Recorded result{.history = begin};
  std::string known;
  for (std::size_t i = 0; i < words.size();) {
    auto const [on, status] = words[i];
    if (refusal(result.history, on, status).empty()) {
      result.history.recorded(on, status);
      known += " " + status;
      words.erase(words.begin() + static_cast<std::ptrdiff_t>(i));
      i = 0;
    } else {
      result.refused.push_back(status + " after" + known);
      ++i;
    }
  }
  result.left = words.size();
  return result;
}

auto facts(cpor::Standing const& s) {
  return std::tuple(s.status, s.text, s.since, s.since_source, s.as_of, s.consent, s.consent_since,
                    s.submitted, s.approved, s.was_disputed, s.conflicts);
}

// The words in every order; visits what became of each.
template <class Visit>
void each_order(History const& begin, Words words, Visit visit) {
  std::sort(words.begin(), words.end());
  auto const wanted = standing(record_all(begin, words).history);
  CHECK(wanted.conflicts.empty());
  do {
    auto const recorded = record_all(begin, words);
    CAPTURE(words);
    CHECK(recorded.left == 0);
    CHECK((facts(standing(recorded.history)) == facts(wanted)));
    visit(recorded);
  } while (std::next_permutation(words.begin(), words.end()));
}

History submitted() {
  return History().created("2026-11-01").recorded("2026-11-10", "Submitted");
}

} // namespace

TEST_CASE("a question that was forgotten is recorded before the review that came after it") {
  auto history = submitted().recorded("2026-11-12", "Under review");
  history.recorded("2026-11-19", "Under review");
  CHECK(standing(history).since == date("2026-11-12"));
  CHECK(refusal(history, "2026-11-18", "Submitted").empty());
  CHECK(refusal(history, "2026-11-16", "Partner action required").empty());
  history.recorded("2026-11-16", "Partner action required");
  CHECK(standing(history).conflicts ==
        std::vector<std::string>{
            "'Under review' (recorded by Ann on 2026-11-19) cannot have followed 'Partner action "
            "required' (recorded by Ann on 2026-11-16): no source says when it was submitted "
            "again"});
  CHECK(refusal(history, "2026-11-18", "Submitted").empty());
  history.recorded("2026-11-18", "Submitted");
  auto const now = standing(history);
  CHECK(now.conflicts.empty());
  CHECK(now.since == date("2026-11-19"));
  CHECK(now.submitted == date("2026-11-18"));
}

TEST_CASE("a review with a question comes to the same in every order") {
  Words const words{{"2026-11-12", "Under review"},
                    {"2026-11-16", "Partner action required"},
                    {"2026-11-18", "Submitted"},
                    {"2026-11-19", "Under review"}};
  std::size_t orders = 0;
  std::size_t refused = 0;
  each_order(submitted(), words, [&](Recorded const& recorded) {
    ++orders;
    refused += recorded.refused.empty() ? 0 : 1;
    // Only where nobody had recorded that it was submitted again, before the review of it.
    for (auto const& one : recorded.refused) {
      CHECK(one.starts_with("Under review after"));
      CHECK(one.find("Partner action required") < one.size());
      CHECK(one.find("Submitted") > one.size());
    }
    CHECK(standing(recorded.history).since == date("2026-11-19"));
  });
  CHECK(orders == 24);
  CHECK(refused == 4);
}

TEST_CASE("a dispute comes to the same in every order") {
  Words const words{{"2026-11-10", "Submitted"},
                    {"2026-11-12", "Under review"},
                    {"2026-11-16", "Rejected"},
                    {"2026-11-18", "Dispute"},
                    {"2026-11-19", "Approved"}};
  std::size_t orders = 0;
  each_order(History().created("2026-11-01"), words, [&](Recorded const& recorded) {
    ++orders;
    for (auto const& one : recorded.refused) {
      CAPTURE(one);
      bool const has_submitted = one.find("Submitted") != std::string::npos;
      bool const lacks_rejected = one.starts_with("Dispute") && one.find("Rejected") > one.size();
      bool const lacks_dispute = one.starts_with("Approved") && one.find("Dispute") > one.size();
      CHECK((!has_submitted || lacks_rejected || lacks_dispute));
    }
  });
  CHECK(orders == 120);
}

TEST_CASE("two rounds and a dispute are recorded backwards") {
  Words const words{{"2026-11-20", "Approved"},  {"2026-11-19", "Under review"},
                    {"2026-11-18", "Submitted"}, {"2026-11-17", "Partner action required"},
                    {"2026-11-16", "Disputed"},  {"2026-11-15", "Rejected"},
                    {"2026-11-14", "Submitted"}, {"2026-11-13", "Partner action required"}};
  auto const all = record_all(submitted(), words);
  CHECK(all.left == 0);
  auto const now = standing(all.history);
  CHECK(now.conflicts.empty());
  CHECK(now.status == Status::approved);
  CHECK(now.submitted == date("2026-11-18"));
}

TEST_CASE("what no way leads on from stays refused for an earlier day") {
  auto const history = submitted().recorded("2026-11-19", "Approved");
  CHECK(refusal(history, "2026-11-16", "Rejected final") ==
        "'Rejected final' for 2026-11-16 cannot follow 'Submitted' (recorded by Ann on "
        "2026-11-10)");
  CHECK_FALSE(refusal(history, "2026-11-16", "Draft").empty());
  CHECK_FALSE(refusal(history, "2026-11-16", "Disputed").empty());
  CHECK_FALSE(refusal(history, "2026-11-09", "Approved").empty());
  auto const over = History(history).recorded("2026-11-25", "Approved");
  CHECK_FALSE(refusal(over, "2026-11-20", "Disassociated").empty());
  // Disputed once: no second way leads from a rejection to what is known later.
  auto disputed = submitted().recorded("2026-11-11", "Rejected").recorded("2026-11-12", "Dispute");
  disputed.recorded("2026-11-19", "Approved");
  CHECK(refusal(disputed, "2026-11-16", "Rejected") ==
        "'Rejected' for 2026-11-16 cannot be followed by 'Approved' (recorded by Ann on "
        "2026-11-19): it was disputed before, which goes once");
  auto const drafts = History().recorded("2026-11-05", "Draft").recorded("2026-11-09", "Draft");
  CHECK_FALSE(refusal(drafts, "2026-11-07", "Approved").empty());
  CHECK_FALSE(refusal(drafts, "2026-11-07", "Submitted").empty());
}

TEST_CASE("who submits again was asked to, seen or not") {
  auto const reviewed = submitted().recorded("2026-11-12", "Under review");
  CHECK(refusal(reviewed, "2026-11-18", "Submitted").empty());
  auto const again = History(reviewed).recorded("2026-11-18", "Submitted");
  CHECK(standing(again).conflicts.empty());
  CHECK(standing(again).submitted == date("2026-11-18"));
  CHECK_FALSE(refusal(History(again).recorded("2026-11-19", "Approved"), "2026-11-20", "Submitted")
                  .empty());
}

TEST_CASE("a rejection after a dispute is the last, under either name") {
  auto history = submitted().recorded("2026-11-11", "Rejected").recorded("2026-11-12", "Dispute");
  CHECK(refusal(history, "2026-11-16", "Rejected").empty());
  for (bool const by_file : {false, true}) {
    auto over = by_file ? History(history).exported("2026-11-16", "Rejected")
                        : History(history).recorded("2026-11-16", "Rejected");
    cpor::KeptClaim const kept{.id = "C-0001", .history = over.events()};
    auto const now = standing(over, "2026-11-17");
    CHECK(now.conflicts.empty());
    CHECK(now.status == Status::rejected);
    CHECK(cpor::deadlines_of(kept, now, {}, date("2026-11-17")).empty());
    CHECK(cpor::next_step(kept, now, {}, date("2026-11-17")) ==
          "partnerctl claim new --from C-0001");
    CHECK_FALSE(refusal(over, "2026-11-17", "Dispute").empty());
    CHECK(refusal(over, "2026-11-17", "Approved")
              .ends_with("it was disputed before, which goes "
                         "once"));
    CHECK(refusal(over, "2026-11-17", "Rejected final").empty());
    CHECK(standing(over.exported("2026-11-18", "Rejected final")).conflicts.empty());
  }
}
