#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;

TEST_CASE("code points are taken off and written again") {
  for (char32_t const c : {U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'€', U'\xFFFF',
                           U'\x10000', U'😀', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, c);
    std::string_view rest(text);
    CHECK(partnerctl::core::find_invalid_utf8(text) == std::string::npos);
    CHECK(take_code_point(rest) == c);
    CHECK(rest.empty());
  }
}

TEST_CASE("what is no character is written as a replacement") {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  append_utf8(text, 0xDFFF);
  CHECK(text == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
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
