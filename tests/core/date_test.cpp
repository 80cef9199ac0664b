#include "partnerctl/core/date.hpp"

#include <catch2/catch.hpp>

using partnerctl::core::days_between;
using partnerctl::core::format_date;
using partnerctl::core::parse_date;
using partnerctl::core::plus_days;

TEST_CASE("a date reads back as it was written") {
  for (auto const* text : {"2026-11-22", "1900-01-01", "2199-12-31", "2024-02-29"}) {
    CHECK(format_date(parse_date(text).value()) == text);
  }
}

TEST_CASE("what is no day of the calendar is no date") {
  for (auto const* text : {"", "2026-11-2", "2026-11-022", "2026-02-29", "2026-13-01", "2026-00-10",
                           "2026-11-31", "1899-12-31", "2200-01-01", "22.11.2026", "2026/11/22",
                           " 2026-11-2", "2026-1a-22", "-026-11-22"}) {
    INFO(text);
    CHECK_FALSE(parse_date(text));
  }
}

TEST_CASE("days are counted across months and leap days") {
  auto const date = [](char const* text) { return parse_date(text).value(); };
  CHECK(format_date(plus_days(date("2024-02-28"), 2)) == "2024-03-01");
  CHECK(format_date(plus_days(date("2026-01-01"), -1)) == "2025-12-31");
  CHECK(days_between(date("2026-11-22"), date("2027-11-22")) == 365);
  CHECK(days_between(date("2026-11-22"), date("2026-11-20")) == -2);
}
