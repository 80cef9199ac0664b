#include "partnerctl/core/time.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;

namespace {

auto const k_start = test::FakeClock::k_start;

} // namespace

TEST_CASE("a time is written as RFC 3339 in UTC, without its fraction") {
  CHECK(core::format_rfc3339(k_start) == "2026-11-22T10:15:00Z");
  CHECK(core::format_rfc3339(k_start + 999ms) == "2026-11-22T10:15:00Z");
  CHECK(core::format_rfc3339(core::TimePoint(-1s)) == "1969-12-31T23:59:59Z");
  CHECK(core::format_rfc3339(core::TimePoint(-1ms)) == "1969-12-31T23:59:59Z");
  CHECK(core::format_rfc3339(core::TimePoint(951782400s)) == "2000-02-29T00:00:00Z");
}

TEST_CASE("RFC 3339 is read with any number of fractional digits") {
  std::string const base = "2026-11-22T10:15:00";
  CHECK(core::parse_rfc3339(base + "Z") == k_start);
  CHECK(core::parse_rfc3339(base + ".5Z") == k_start + 500ms);
  CHECK(core::parse_rfc3339(base + ".12Z") == k_start + 120ms);
  CHECK(core::parse_rfc3339(base + ".123456Z") == k_start + 123456us);
  CHECK(core::parse_rfc3339(base + ".1234567Z") == k_start + 123456700ns);
  CHECK(core::parse_rfc3339(base + ".123456789Z") == k_start + 123456789ns);
  CHECK(core::parse_rfc3339(base + ".123456789999999999999Z") == k_start + 123456789ns);
  CHECK(core::parse_rfc3339(base + "." + std::string(100000, '9') + "Z") == k_start + 999999999ns);
}

TEST_CASE("RFC 3339 offsets are taken into account, and none is UTC") {
  CHECK(core::parse_rfc3339("2026-11-22T11:15:00+01:00") == k_start);
  CHECK(core::parse_rfc3339("2026-11-22T04:45:00-05:30") == k_start);
  CHECK(core::parse_rfc3339("2026-11-22T10:15:00-00:00") == k_start);
  CHECK(core::parse_rfc3339("2026-11-22T10:15:00") == k_start);
  CHECK(core::parse_rfc3339("2026-11-22t10:15:00z") == k_start);
  CHECK(core::parse_rfc3339("2026-11-22 10:15:00.5") == k_start + 500ms);
}

TEST_CASE("a leap second is the first second of the next minute") {
  CHECK(core::parse_rfc3339("2016-12-31T23:59:60Z") == core::parse_rfc3339("2017-01-01T00:00:00Z"));
  CHECK_FALSE(core::parse_rfc3339("2016-12-31T23:59:61Z"));
}

TEST_CASE("what is no RFC 3339 time is refused") {
  auto const* text = GENERATE(
      "", "2026", "2026-11-22", "2026-11-22T10:15Z", "2026-13-01T00:00:00Z", "2026-00-01T00:00:00Z",
      "2026-02-29T00:00:00Z", "2026-11-31T00:00:00Z", "2026-11-22T24:00:00Z",
      "2026-11-22T10:60:00Z", "2026-11-22T10:15:00.Z", "2026-11-22T10:15:00ZZ",
      "2026-11-22T10:15:00+1:00", "2026-11-22T10:15:00+0100", "2026-11-22T10:15:00+24:00",
      "2026-11-22T10:15:00+01:60", "2026-11-22T10:15:00+", "-026-11-22T10:15:00Z",
      "2026-11-22T10:15:00 Z", " 2026-11-22T10:15:00Z", "2026/11/22T10:15:00Z", "tomorrow");
  CAPTURE(text);
  CHECK_FALSE(core::parse_rfc3339(text));
}

TEST_CASE("a year that the clock cannot hold is refused rather than wrapped around") {
  CHECK_FALSE(core::parse_rfc3339("0001-01-01T00:00:00Z"));
  CHECK_FALSE(core::parse_rfc3339("9999-12-31T23:59:59.9999999Z"));
  CHECK_FALSE(core::parse_http_date("Fri, 31 Dec 9999 23:59:59 GMT"));
  auto const last = core::parse_rfc3339("2261-12-31T23:59:60.999999999-23:59");
  REQUIRE(last);
  CHECK(core::format_rfc3339(*last) == "2262-01-01T23:59:00Z");
  auto const first = core::parse_rfc3339("1678-01-01T00:00:00+23:59");
  REQUIRE(first);
  CHECK(core::format_rfc3339(*first) == "1677-12-31T00:01:00Z");
}

TEST_CASE("an HTTP date is read and written") {
  CHECK(core::parse_http_date("Sun, 22 Nov 2026 10:15:00 GMT") == k_start);
  CHECK(core::format_http_date(k_start) == "Sun, 22 Nov 2026 10:15:00 GMT");
  CHECK(core::format_http_date(core::TimePoint(951782400s)) == "Tue, 29 Feb 2000 00:00:00 GMT");
  CHECK(core::parse_http_date("Sat, 31 Dec 2016 23:59:60 GMT") ==
        core::parse_http_date("Sun, 01 Jan 2017 00:00:00 GMT"));
}

TEST_CASE("what is no HTTP date is refused") {
  auto const* text =
      GENERATE("", "120", "Sun, 22 Nov 2026 10:15:00", "Sun, 22 Nov 2026 10:15:00 UTC",
               "Son, 22 Nov 2026 10:15:00 GMT", "Sun, 22 nov 2026 10:15:00 GMT",
               "Sun, 2 Nov 2026 10:15:00 GMT", "Sun, 31 Nov 2026 10:15:00 GMT",
               "Sunday, 22-Nov-26 10:15:00 GMT", "Sun Nov 22 10:15:00 2026",
               "Sun, 22 Nov 2026 25:15:00 GMT", "Sun, 22 Nov 2026 10:15:00 GMT ");
  CAPTURE(text);
  CHECK_FALSE(core::parse_http_date(text));
}
