#include "partnerctl/core/time.hpp"
#include "partnerctl/http/retry_after.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using http::Headers;

namespace {

auto read(Headers const& headers) {
  return http::retry_after(headers, test::FakeClock::k_start);
}

} // namespace

TEST_CASE("a date is waited for by the clock of the service where ours runs ahead") {
  auto const now = test::FakeClock::k_start;
  http::Headers const headers{{"Date", core::format_http_date(now - 60s)},
                              {"Retry-After", core::format_http_date(now - 30s)}};
  CHECK(http::retry_after(headers, now) == 30s);
  // And by our own where that waits longer.
  http::Headers const behind{{"Date", core::format_http_date(now + 60s)},
                             {"Retry-After", core::format_http_date(now + 70s)}};
  CHECK(http::retry_after(behind, now) == 70s);
}

TEST_CASE("Retry-After is read as seconds") {
  CHECK(read({{"Retry-After", "17"}}) == 17s);
  CHECK(read({{"Retry-After", "1.2"}}) == 2s);
}

TEST_CASE("Retry-After is read as a date and rounded up") {
  auto const date = core::format_http_date(test::FakeClock::k_start + 30s);
  CHECK(read({{"Retry-After", date}}) == 30s);
  CHECK(http::retry_after({{"Retry-After", date}}, test::FakeClock::k_start + 100us) == 30s);
}

TEST_CASE("a time that has passed or is none asks for nothing") {
  auto const* const value = GENERATE("Sun, 06 Nov 1994 08:49:37 GMT", " 0 ", "00");
  INFO(value);
  CHECK_FALSE(read({{"Retry-After", value}}));
  CHECK(read({{"Retry-After", value}, {"retry-after-ms", "250"}}) == 250ms);
  CHECK_FALSE(read({{"x-ms-retry-after-ms", "0"}}));
  CHECK_FALSE(read({{"Retry-After", core::format_http_date(test::FakeClock::k_start)}}));
}

TEST_CASE("milliseconds are read from both fields that carry them") {
  CHECK(read({{"retry-after-ms", "250"}}) == 250ms);
  CHECK(read({{"x-ms-retry-after-ms", "1250"}}) == 1250ms);
}

TEST_CASE("of several wishes the longest counts") {
  CHECK(read({{"retry-after-ms", "250"}, {"Retry-After", "1"}}) == 1s);
  CHECK(read({{"Retry-After", "1"}, {"Retry-After", "5"}, {"retry-after-ms", "junk"}}) == 5s);
}

TEST_CASE("what no one can read asks for nothing") {
  auto const* const value =
      GENERATE("", " ", "-1", "-9223372036854775808", "soon", "1s", "+1", "0x10", "1e3", "1,5",
               ".5", "1.", "1.2.3", "Sun, 99 Nov 2026 10:15:00 GMT", "2026-11-22T10:15:00Z", "NaN",
               "Sun, 06 Nov 0001 08:49:37 GMT", "\xFF\xFE");
  INFO(value);
  CHECK_FALSE(read({{"Retry-After", value}}));
  CHECK_FALSE(read({{"x-ms-retry-after-ms", value}}));
}

TEST_CASE("a wish beyond all sense is very long, and no overflow") {
  auto const* const value =
      GENERATE("9223372036854775807", "99999999999999999999999999", "3155760000000",
               "Fri, 31 Dec 9999 23:59:59 GMT", "Thu, 29 Feb 9996 00:00:00 GMT");
  INFO(value);
  auto const wait = read({{"Retry-After", value}});
  REQUIRE(wait);
  CHECK(*wait >= 24h * 365 * 90);
  CHECK(*wait <= 24h * 366 * 100);
}

TEST_CASE("an answer without such fields asks for nothing") {
  CHECK_FALSE(read({}));
  CHECK_FALSE(read({{"Date", "Sun, 22 Nov 2026 10:15:00 GMT"}, {"x-retry-after", "1"}}));
}
