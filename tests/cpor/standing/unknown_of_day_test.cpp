#include "cpor/history_setup.hpp"

#include <algorithm>
#include <tuple>

using namespace partnerctl;
using test::History;
using test::standing;

namespace {

constexpr auto k_day = "2026-11-10";

std::vector<std::string> const k_known{"Submitted",     "Under review", "Partner action required",
                                       "Approved",      "Rejected",     "Disputed",
                                       "Rejected final"};

History of_day(std::vector<std::string> const& texts, bool of_file) {
  History history;
  for (auto const& text : texts) {
    of_file ? history.exported(k_day, text) : history.recorded(k_day, text);
  }
  return history;
}

History with_earlier(History history, std::string const& status) {
  return history.recorded("2026-11-05", status);
}

} // namespace

TEST_CASE("a text that nothing is known of keeps its place in a day, whatever was before") {
  bool const of_file = GENERATE(false, true);
  for (auto const& known : k_known) {
    for (bool const is_last : {true, false}) {
      auto const texts = is_last ? std::vector{known, std::string("In limbo")}
                                 : std::vector{std::string("In limbo"), known};
      auto const day = of_day(texts, of_file);
      CAPTURE(known, is_last, of_file);
      CHECK(standing(day).text == texts.back());
      for (auto const& earlier : k_known) {
        CAPTURE(earlier);
        CHECK(standing(with_earlier(day, earlier)).text == texts.back());
      }
    }
  }
}

TEST_CASE("an approval and a text of one day do not change places for what is recorded later") {
  auto const day = of_day({"Approved", "In limbo"}, false);
  CHECK(standing(day).text == "In limbo");
  CHECK(standing(day).conflicts ==
        std::vector<std::string>{"'Approved' (recorded by Ann on 2026-11-10) cannot have followed "
                                 "'Draft' (created): no source says when it was "
                                 "submitted"});
  auto const now = standing(with_earlier(day, "Submitted"));
  CHECK(now.text == "In limbo");
  CHECK(now.approved == test::date(k_day));
  CHECK(now.conflicts.empty());
}

TEST_CASE("beside a text of no known meaning those that are known still find their order") {
  auto const day = of_day({"Approved", "In limbo", "Submitted"}, false);
  CHECK(standing(day).text == "Approved");
  CHECK(standing(day).submitted == test::date(k_day));
  CHECK(standing(of_day({"Under review", "Submitted", "In limbo"}, false)).text == "In limbo");
}

TEST_CASE("in which order the events of a history lie makes no difference") {
  auto history = History()
                     .created("2026-11-01")
                     .recorded(k_day, "Approved")
                     .recorded(k_day, "In limbo")
                     .exported(k_day, "Under review")
                     .recorded("2026-11-05", "Submitted")
                     .consent(k_day, "Received");
  auto events = history.events();
  auto const before = [](cpor::Event const& a, cpor::Event const& b) {
    return std::tie(a.recorded, a.text) < std::tie(b.recorded, b.text);
  };
  std::sort(events.begin(), events.end(), before);
  auto const first = cpor::standing_of(events, {}, test::date("2026-12-31"));
  while (std::next_permutation(events.begin(), events.end(), before)) {
    auto const now = cpor::standing_of(events, {}, test::date("2026-12-31"));
    REQUIRE(std::tie(now.text, now.since, now.conflicts, now.consent, now.comment) ==
            std::tie(first.text, first.since, first.conflicts, first.consent, first.comment));
  }
}
