#include "cpor/proof/utf8.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("code points are taken off one by one") {
  std::string_view rest("a€😀");
  CHECK(take_code_point(rest) == U'a');
  CHECK(take_code_point(rest) == U'€');
  CHECK(take_code_point(rest) == U'😀');
  CHECK(rest.empty());
}

TEST_CASE("a byte that begins no character is taken alone") {
  std::string_view rest("\xC3(\xE2\x82");
  CHECK(take_code_point(rest) == 0xFFFD);
  CHECK(take_code_point(rest) == U'(');
  CHECK(take_code_point(rest) == 0xFFFD);
  CHECK(rest.size() == 1);
  CHECK(take_code_point(rest) == 0xFFFD);
  CHECK(rest.empty());
}

TEST_CASE("bytes that are not UTF-8 are replaced one by one") {
  CHECK(valid_utf8("good é") == "good é");
  CHECK(valid_utf8("\xFF"
                   "a\xC3") == "\xEF\xBF\xBD"
                               "a\xEF\xBF\xBD");
  CHECK(valid_utf8("").empty());
}

TEST_CASE("a text is cut before the character that does not fit") {
  std::string text = "a€b";
  cut_utf8(text, 5);
  CHECK(text == "a€b");
  cut_utf8(text, 4);
  CHECK(text == "a€");
  cut_utf8(text, 3);
  CHECK(text == "a");
  cut_utf8(text, 0);
  CHECK(text.empty());
}
