#include "auth/dotnet_date.hpp"

#include <catch2/catch.hpp>

using partnerctl::auth::parse_dotnet_date;

TEST_CASE("a date of an old App Service is seconds since 1970") {
  CHECK(parse_dotnet_date("09/14/2017 00:00:00 +00:00") == 1505347200);
  CHECK(parse_dotnet_date("09/14/2017 23:59:59 +00:00") == 1505433599);
  CHECK(parse_dotnet_date("01/01/1970 00:00:00 +00:00") == 0);
  CHECK(parse_dotnet_date("02/29/2028 01:02:03 +00:00") == 1835398923);
}

TEST_CASE("a date may lack leading zeros and say AM or PM") {
  CHECK(parse_dotnet_date("9/14/2017 1:2:3 +00:00") == 1505347200 + 3723);
  CHECK(parse_dotnet_date("09/14/2017 12:00:00 AM +00:00") == 1505347200);
  CHECK(parse_dotnet_date("09/14/2017 12:00:00 PM +00:00") == 1505347200 + 12 * 3600);
  CHECK(parse_dotnet_date("09/14/2017 01:00:00 PM +00:00") == 1505347200 + 13 * 3600);
  CHECK(parse_dotnet_date("09/14/2017 00:00:00 PM +00:00") == 1505347200 + 12 * 3600);
}

TEST_CASE("what is no such date is none") {
  for (auto const* text :
       {"", "1505347200", "2017-09-14T00:00:00Z", "13/14/2017 00:00:00 +00:00",
        "02/30/2017 00:00:00 +00:00", "09/14/2017 24:00:00 +00:00", "09/14/2017 00:60:00 +00:00",
        "09/14/2017 00:00:60 +00:00", "09/14/2017 00:00:00", "09/14/2017 00:00:00 +01:00",
        "09/14/2017 00:00:00 +00:00 ", "009/14/2017 00:00:00 +00:00",
        "09/14/99999999999999999999 00:00:00 +00:00", "/14/2017 00:00:00 +00:00",
        "-9/14/2017 00:00:00 +00:00"}) {
    INFO(text);
    CHECK_FALSE(parse_dotnet_date(text).has_value());
  }
}
