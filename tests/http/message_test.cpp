#include "partnerctl/http/message.hpp"

#include <catch2/catch.hpp>

using partnerctl::http::Headers;

TEST_CASE("a header is found without regard to case, the first of its name") {
  Headers const headers{{"Content-Type", "a"}, {"content-type", "b"}};
  CHECK(headers.get("CONTENT-TYPE") == "a");
  CHECK_FALSE(headers.get("Content"));
  CHECK_FALSE(headers.get(""));
}

TEST_CASE("setting a header replaces every one of its name") {
  Headers headers{{"Retry-After", "1"}, {"Accept", "x"}, {"retry-after", "2"}};
  headers.set("RETRY-AFTER", "3");
  CHECK(headers.get("retry-after") == "3");
  CHECK(headers.all().size() == 2);
  CHECK(headers.get("accept") == "x");
}

TEST_CASE("adding a header keeps those that are there") {
  Headers headers;
  headers.add("WWW-Authenticate", "PoP");
  headers.add("WWW-Authenticate", "Bearer");
  REQUIRE(headers.all().size() == 2);
  CHECK(headers.all().at(1).second == "Bearer");
}
