#include "cpor/claim_bench.hpp"
#include "cpor/standing/deadline_parts.hpp"
#include "partnerctl/cpor/submission.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using partnerctl::cpor::earliest_for;
using partnerctl::test::day;

TEST_CASE("twelve months before a submission is the same day of the year before") {
  CHECK(earliest_for(day("2026-11-22")) == day("2025-11-22"));
  CHECK(earliest_for(day("2026-01-01")) == day("2025-01-01"));
  CHECK(earliest_for(day("2025-03-01")) == day("2024-03-01"));
  CHECK(earliest_for(day("2025-02-28")) == day("2024-02-28"));
}

TEST_CASE("of a leap day, twelve months before is the first of March") {
  CHECK(earliest_for(day("2028-02-29")) == day("2027-03-01"));
  CHECK(earliest_for(day("2000-02-29")) == day("1999-03-01"));
}

TEST_CASE("a day is within twelve months before a submission as long as no deadline has passed") {
  auto const first = day("2026-06-01");
  for (int ahead = 0; ahead < 4 * 366; ++ahead) {
    auto const acknowledged = core::plus_days(first, ahead);
    auto const last = cpor::last_within_12_months(acknowledged);
    INFO(core::format_date(acknowledged));
    CHECK(acknowledged >= earliest_for(last));
    CHECK(acknowledged < earliest_for(core::plus_days(last, 1)));
  }
}
