// A status that is said more than once for a day.

#include "cpor/history_setup.hpp"
#include "cpor/standing/day_words.hpp"

#include <algorithm>

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;
using Texts = std::vector<std::string>;

namespace {

constexpr auto k_day = "2026-10-20";
constexpr auto k_asked = "Partner action required";

History before(std::string const& status) {
  History history;
  history.created("2026-09-01");
  if (status != "Draft") {
    history.recorded("2026-10-01", "Submitted").recorded("2026-10-02", status);
  }
  return history;
}

cpor::Standing after(std::string const& status, Texts const& recorded) {
  auto history = before(status);
  for (auto const& text : recorded) {
    history.recorded(k_day, text);
  }
  return standing(history);
}

// With a word of a file, written down before each of the records and after all.
template <class Check>
void with_export(std::string const& status, Texts const& recorded, std::string const& shown,
                 Check check) {
  for (std::size_t place = 0; place <= recorded.size(); ++place) {
    auto history = before(status);
    for (std::size_t i = 0; i <= recorded.size(); ++i) {
      if (i == place) {
        history.exported(k_day, shown);
      }
      if (i < recorded.size()) {
        history.recorded(k_day, recorded[i]);
      }
    }
    CAPTURE(status, recorded, shown, place);
    check(standing(history));
  }
}

} // namespace

TEST_CASE("a status that comes twice in a day, by what was recorded between, counts twice") {
  auto const [status, recorded, end] = GENERATE(table<std::string, Texts, Status>({
      {"Draft", {"Submitted", k_asked, "Submitted"}, Status::submitted},
      {"Draft", {"Submitted", k_asked, "Resubmitted"}, Status::submitted},
      // Asked for more, which nobody recorded.
      {"Draft", {"Submitted", "Under review", "Submitted"}, Status::submitted},
      {"Draft", {"Submitted", k_asked, "Submitted", k_asked}, Status::partner_action_required},
      {"Draft", {"Submitted", k_asked, "Submitted", "Under review"}, Status::under_review},
      {"Submitted", {k_asked, "Submitted", k_asked, "Submitted"}, Status::submitted},
      {"Under review", {k_asked, "Submitted", k_asked}, Status::partner_action_required},
      // Its first rejection, and the one after the dispute.
      {"Under review", {"Rejected", "Disputed", "Rejected"}, Status::rejected},
      {"Draft", {"Submitted", "On hold", "Submitted", "On hold"}, Status::unknown},
  }));
  CAPTURE(status, recorded);
  auto const now = after(status, recorded);
  CHECK(now.status == end);
  CHECK(now.text == recorded.back());
  CHECK(now.since == date(k_day));
  CHECK(now.conflicts.empty());
}

TEST_CASE("a resubmission of the day of the submission is one in the days that follow") {
  auto history = before("Draft");
  history.recorded(k_day, "Submitted").recorded(k_day, k_asked);
  auto event = History(history).recorded(k_day, "Submitted").last();
  CHECK_NOTHROW(cpor::check_recordable(history.events(), event, {}));
  history.recorded(k_day, "Submitted");
  event = History(history).recorded("2026-10-22", "Approved").last();
  CHECK_NOTHROW(cpor::check_recordable(history.events(), event, {}));
  history.exported("2026-10-22", "Under review");
  CHECK(standing(history).conflicts.empty());
  CHECK(standing(history).submitted == date(k_day));
}

TEST_CASE("a word that is said twice with nothing between is one") {
  for (auto const& recorded :
       {Texts{"Submitted", "Submitted", k_asked}, Texts{k_asked, "Submitted", "Submitted"},
        Texts{"Submitted", "Resubmitted", k_asked}}) {
    CAPTURE(recorded);
    CHECK(after("Draft", recorded).status == Status::partner_action_required);
    CHECK(after("Draft", recorded).conflicts.empty());
  }
}

TEST_CASE("a word that cannot come twice by what is between is said again and no more") {
  auto const [status, recorded, end] = GENERATE(table<std::string, Texts, Status>({
      {"Draft", {"Under review", "Submitted", "Under review"}, Status::under_review},
      {"Draft", {"Approved", "Submitted", "Approved", "Submitted"}, Status::approved},
      {"Draft", {k_asked, "Submitted", k_asked}, Status::partner_action_required},
      {"Under review", {"Approved", "Rejected", "Approved"}, Status::rejected},
  }));
  CAPTURE(status, recorded);
  CHECK(after(status, recorded).status == end);
  CHECK(after(status, recorded).conflicts.empty());
}

TEST_CASE("a file that shows a word of the day agrees with the records, whenever it was read") {
  Texts const twice{"Submitted", k_asked, "Submitted"};
  with_export("Draft", twice, "Submitted", [](cpor::Standing const& now) {
    CHECK(now.status == Status::submitted);
    CHECK(now.source == cpor::Source::portal_export);
    CHECK(now.conflicts.empty());
  });
  with_export("Draft", twice, k_asked, [](cpor::Standing const& now) {
    CHECK(now.status == Status::submitted);
    CHECK(now.source == cpor::Source::record);
    CHECK(now.conflicts.empty());
  });
  with_export("Under review", {k_asked, "Submitted"}, "Submitted", [](cpor::Standing const& now) {
    CHECK(now.status == Status::submitted);
    CHECK(now.conflicts.empty());
  });
}

TEST_CASE("a file that does not show what the records end with differs from them") {
  with_export("Submitted", {"Under review", "Approved"}, "Under review",
              [](cpor::Standing const& now) {
                CHECK(now.status == Status::under_review);
                CHECK(now.conflicts.size() == 1);
              });
}

TEST_CASE("files have no order, so that what they say twice of a day is one word") {
  auto history = before("Draft");
  history.exported(k_day, "Submitted").exported(k_day, k_asked).exported(k_day, "Submitted");
  CHECK(standing(history).status == Status::partner_action_required);
  // Nor is what a file says between two records.
  with_export("Draft", {"Submitted", "Submitted"}, k_asked, [](cpor::Standing const& now) {
    CHECK(now.status == Status::partner_action_required);
    CHECK(now.conflicts.empty());
  });
}

TEST_CASE("more words of a day than can be put in order are taken as written, or each once") {
  Texts recorded;
  for (int i = 0; i < 20; ++i) {
    recorded.insert(recorded.end(), {"Submitted", k_asked});
  }
  CHECK(after("Draft", recorded).status == Status::partner_action_required);
  recorded.emplace_back("Submitted");
  CHECK(after("Draft", recorded).status == Status::submitted);
  CHECK(after("Draft", recorded).conflicts.empty());
  std::reverse(recorded.begin(), recorded.end());
  recorded.insert(recorded.begin(), "Approved");
  CHECK(after("Draft", recorded).status != Status::draft);
}

TEST_CASE("words said come with the files first, then the records in their order") {
  auto history = History().recorded(k_day, "Submitted").handed_off(k_day).exported(k_day, "Draft");
  history.recorded(k_day, k_asked).exported(k_day, "Submitted").recorded(k_day, "Submitted");
  Texts texts;
  Texts ordered;
  for (auto const& word : cpor::words_said(cpor::words_of(history.events()))) {
    texts.push_back(word.text + " " + std::string(cpor::to_string(word.event->source)));
    if (word.has_order) {
      ordered.push_back(word.text);
    }
  }
  CHECK(texts == Texts{"Draft portal-export", "Submitted record", "Handed off local",
                       "Partner action required record", "Submitted portal-export"});
  CHECK(ordered == Texts{"Submitted", "Handed off", k_asked, "Submitted"});
}
