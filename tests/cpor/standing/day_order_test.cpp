#include "cpor/history_setup.hpp"
#include "cpor/standing/day_order.hpp"

#include <fmt/core.h>

using namespace partnerctl;
using cpor::Status;
using test::date;
using test::History;
using test::standing;

namespace {

constexpr auto k_day = "2026-10-20";

struct Said {
  enum class By { record, exported };
  By by;
  std::string status;
};
constexpr auto k_record = Said::By::record;
constexpr auto k_export = Said::By::exported;

// How a claim got to where it stands before the day.
History until(std::string const& status) {
  History history;
  history.created("2026-09-01");
  for (std::string const step : {"Submitted", "Under review", "Partner action required", "Rejected",
                                 "Disputed", "Approved"}) {
    if (status == "Draft") {
      break;
    }
    // Approved and rejected are not reached by way of what the partner was asked for.
    bool const is_way = step == "Submitted" || step == "Under review" ||
                        (step == "Rejected" && status == "Disputed");
    if (is_way || step == status) {
      history.recorded("2026-10-0" + std::to_string(history.events().size()), step);
    }
    if (step == status) {
      break;
    }
  }
  return history;
}

cpor::Standing after(std::string const& before, std::vector<Said> const& said) {
  auto history = until(before);
  for (auto const& [by, status] : said) {
    by == k_record ? history.recorded(k_day, status) : history.exported(k_day, status);
  }
  return standing(history);
}

} // namespace

TEST_CASE("words of one day come in the order in which they could have followed each other") {
  auto const [before, one, other, end] =
      GENERATE(table<std::string, std::string, std::string, Status>({
          {"Draft", "Submitted", "Partner action required", Status::partner_action_required},
          {"Draft", "Submitted", "Approved", Status::approved},
          {"Under review", "Partner action required", "Submitted", Status::submitted},
          {"Under review", "Approved", "Rejected", Status::rejected},
          {"Under review", "Approved", "Disassociated", Status::rejected_final},
          {"Under review", "Rejected", "Disputed", Status::disputed},
          {"Rejected", "Disputed", "Approved", Status::approved},
          // Disputed, what was rejected before; a dispute that came to a second rejection in a day
          // would have taken two steps that nobody saw.
          {"Rejected", "Rejected", "Disputed", Status::disputed},
          {"Submitted", "Under review", "Approved", Status::approved},
          {"Approved", "Approved", "Customer declined", Status::rejected},
      }));
  CAPTURE(before, one, other);
  for (auto const& said : {std::vector<Said>{{k_record, one}, {k_record, other}},
                           std::vector<Said>{{k_record, other}, {k_record, one}}}) {
    auto const now = after(before, said);
    CHECK(now.status == end);
    CHECK(now.as_of == date(k_day));
    CHECK(now.conflicts.empty());
  }
}

TEST_CASE("words of one day that could stand in either order are taken as they were written") {
  auto const asked =
      after("Submitted", {{k_record, "Submitted"}, {k_record, "Partner action required"}});
  CHECK(asked.status == Status::partner_action_required);
  auto const answered =
      after("Submitted", {{k_record, "Partner action required"}, {k_record, "Submitted"}});
  CHECK(answered.status == Status::submitted);
  // Said again, it is the latest.
  auto const corrected = after(
      "Submitted",
      {{k_record, "Submitted"}, {k_record, "Partner action required"}, {k_record, "Submitted"}});
  CHECK(corrected.status == Status::submitted);
}

TEST_CASE("an act of the partner's goes with what an export of that day still shows") {
  auto const [before, shown, act, end] =
      GENERATE(table<std::string, std::string, std::string, Status>({
          {"Draft", "Draft", "Submitted", Status::submitted},
          {"Draft", "Under review", "Submitted", Status::under_review},
          {"Under review", "Partner action required", "Submitted", Status::submitted},
          {"Partner action required", "Partner action required", "Submitted", Status::submitted},
          {"Submitted", "Partner action required", "Submitted", Status::submitted},
          {"Rejected", "Rejected", "Disputed", Status::disputed},
          {"Approved", "Approved", "Disassociated", Status::rejected_final},
          {"Approved", "Approved", "Customer declined", Status::rejected},
      }));
  CAPTURE(before, shown, act);
  for (auto const& said : {std::vector<Said>{{k_record, act}, {k_export, shown}},
                           std::vector<Said>{{k_export, shown}, {k_record, act}}}) {
    auto const now = after(before, said);
    CHECK(now.status == end);
    CHECK(now.source ==
          (end == Status::under_review ? cpor::Source::portal_export : cpor::Source::record));
    CHECK(now.conflicts.empty());
  }
}

TEST_CASE("of two sources that show the day differently the more trusted counts") {
  auto const [record, shown] = GENERATE(table<std::string, std::string>({
      {"Approved", "Under review"},
      {"Under review", "Approved"},
      {"Approved", "Rejected"},
      {"Rejected", "Approved"},
      {"Partner action required", "Under review"},
      {"In arbitration", "Under review"},
      {"Approved", "In arbitration"},
  }));
  CAPTURE(record, shown);
  for (auto const& said : {std::vector<Said>{{k_record, record}, {k_export, shown}},
                           std::vector<Said>{{k_export, shown}, {k_record, record}}}) {
    auto const now = after("Submitted", said);
    CHECK(now.text == shown);
    CHECK(now.source == cpor::Source::portal_export);
    CHECK(now.conflicts ==
          std::vector<std::string>{fmt::format(
              "'{}' (recorded by Ann on 2026-10-20) differs from '{}' (portal export claims.csv of "
              "2026-10-20), which counts",
              record, shown)});
  }
}

TEST_CASE("an act that cannot have been on the day of an export does not count") {
  auto const now = after("Approved", {{k_record, "Submitted"}, {k_export, "Rejected"}});
  CHECK(now.status == Status::rejected);
  CHECK(now.submitted == date("2026-10-01"));
  CHECK(now.conflicts ==
        std::vector<std::string>{
            "'Submitted' (recorded by Ann on 2026-10-20) cannot have been on the day of "
            "'Rejected' (portal export claims.csv of 2026-10-20), which counts"});
}

TEST_CASE("sources that agree for a day are one word, by the most trusted") {
  auto const now = after("Submitted", {{k_export, "Under review"}, {k_record, "under-review"}});
  CHECK(now.text == "Under review");
  CHECK(now.source == cpor::Source::portal_export);
  CHECK(now.conflicts.empty());
}

TEST_CASE("as few words of a day as possible are in conflict") {
  auto const now = after("Draft", {{k_record, "Approved"}, {k_record, "Disputed"}});
  CHECK(now.status == Status::approved);
  CHECK(now.conflicts == std::vector<std::string>{
                             "'Disputed' (recorded by Ann on 2026-10-20) cannot have followed "
                             "'Draft' (created by Ann on 2026-09-01): no source says when it was "
                             "rejected"});
}

TEST_CASE("a pack, the submission and the review of one day stand in their order") {
  History history;
  history.created(k_day).recorded(k_day, "Under review").recorded(k_day, "Submitted");
  history.handed_off(k_day);
  auto const now = standing(history);
  CHECK(now.status == Status::under_review);
  CHECK(now.submitted == date(k_day));
  CHECK(now.conflicts.empty());
}

TEST_CASE("a claim that was disputed is not disputed anew on a day of many words") {
  auto history = until("Disputed");
  history.recorded("2026-10-10", "Approved").recorded(k_day, "Rejected");
  history.recorded(k_day, "Disputed");
  auto const now = standing(history);
  CHECK(now.was_disputed);
  CHECK(now.conflicts.size() == 1);
}
