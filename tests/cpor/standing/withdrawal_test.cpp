#include "partnerctl/core/error.hpp"
#include "partnerctl/cpor/standing.hpp"
#include "partnerctl/cpor/withdrawal.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;

namespace {

core::Date day(char const* text) {
  return core::parse_date(text).value();
}

Event said(char const* text, char const* on, int second) {
  return {.kind = EventKind::status,
          .text = text,
          .source = Source::record,
          .by = "Ann",
          .on = day(on),
          .recorded = core::TimePoint(std::chrono::sys_days(day("2026-11-20"))) +
                      std::chrono::seconds(second)};
}

Event withdrawn(int second) {
  auto event = said("", "2026-11-20", second);
  event.kind = EventKind::withdrawn;
  return event;
}

Standing now(std::vector<Event> const& history) {
  return standing_of(history, {}, day("2026-11-20"));
}

} // namespace

TEST_CASE("a word that was withdrawn counts no more, and what it hid stands again") {
  std::vector<Event> history{said("Submitted", "2026-11-02", 1),
                             said("Rejected final", "2026-11-10", 2)};
  CHECK(now(history).status == Status::rejected_final);
  history.push_back(withdrawn(3));
  CHECK(now(history).status == Status::submitted);
  CHECK(now(history).conflicts.empty());
}

TEST_CASE("withdrawing again takes back the word before") {
  std::vector<Event> const history{said("Submitted", "2026-11-02", 1),
                                   said("Approved", "2026-11-10", 2), withdrawn(3), withdrawn(4)};
  CHECK(now(history).status == Status::draft);
  CHECK(last_word(history) == nullptr);
}

TEST_CASE("a word that is recorded after a withdrawal counts") {
  std::vector<Event> const history{said("Submitted", "2026-11-02", 1),
                                   said("Approved", "2026-11-10", 2), withdrawn(3),
                                   said("Under review", "2026-11-10", 4)};
  CHECK(now(history).status == Status::under_review);
  REQUIRE(last_word(history) != nullptr);
  CHECK(last_word(history)->text == "Under review");
}

TEST_CASE("what follows on a withdrawn word is judged by what stands without it") {
  std::vector<Event> history{said("Submitted", "2026-11-02", 1),
                             said("Rejected final", "2026-11-10", 2)};
  auto const next = said("Approved", "2026-11-12", 4);
  CHECK_THROWS_AS(check_recordable(history, next, {}), core::Error);
  history.push_back(withdrawn(3));
  CHECK_NOTHROW(check_recordable(history, next, {}));
}

TEST_CASE("a withdrawal where nothing was said changes nothing") {
  std::vector<Event> const history{withdrawn(1), said("Submitted", "2026-11-02", 2)};
  CHECK(now(history).status == Status::submitted);
  CHECK(counting_events(history).size() == 1);
}
