#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::core;

TEST_CASE("a foreign text becomes one printable line without its full stop") {
  CHECK(phrase(" One\r\n\ttwo  three.\n", 80) == "One two three");
  CHECK(phrase("\x1b[2Jx", 80).find('\x1b') == std::string::npos);
  CHECK(phrase("", 80).empty());
  CHECK(phrase(" \n ", 80).empty());
}

TEST_CASE("a foreign text is cut and loses what looks like a token") {
  CHECK(display_width(phrase(std::string(500, 'x'), 40)) <= 40);
  CHECK(phrase("sent eyJhbGciOi.eyJzdWIiOi.c2ln back", 80) == "sent *** back");
}

TEST_CASE("what is counted is one of it or several") {
  CHECK(counted(0, "row") == "0 rows");
  CHECK(counted(1, "row") == "1 row");
  CHECK(counted(2, "subscription ID") == "2 subscription IDs");
}
