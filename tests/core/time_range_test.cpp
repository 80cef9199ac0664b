#include "partnerctl/core/time.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::core;

TEST_CASE("a year that the clock does not reach is no time") {
  CHECK_FALSE(parse_rfc3339("0001-01-01T00:00:00Z"));
  CHECK_FALSE(parse_rfc3339("9999-12-31T23:59:59Z"));
  CHECK_FALSE(parse_http_date("Fri, 31 Dec 9999 23:59:59 GMT"));
  CHECK(parse_rfc3339("1678-01-01T00:00:00Z"));
  CHECK(parse_rfc3339("2261-12-31T23:59:59-23:59"));
}
