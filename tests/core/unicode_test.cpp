#include "partnerctl/core/text.hpp"
#include "partnerctl/core/unicode.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl::core;

TEST_CASE("valid UTF-8 of every length is found valid") {
  CHECK(find_invalid_utf8("") == std::string::npos);
  CHECK(find_invalid_utf8("a\u00E9\u20AC\U0001F600") == std::string::npos);
  CHECK(find_invalid_utf8("\x7F\xC2\x80\xDF\xBF\xE0\xA0\x80\xEF\xBF\xBF\xF0\x90\x80\x80"
                          "\xF4\x8F\xBF\xBF") == std::string::npos);
  CHECK(find_invalid_utf8(std::string_view("a\0b", 3)) == std::string::npos);
}

TEST_CASE("what is not UTF-8 is found at its offset") {
  // Alone continuations, overlong forms of each length, surrogates, above U+10FFFF, cut sequences.
  auto const* bad = GENERATE("\x80", "\xBF", "\xC0\x80", "\xC1\xBF", "\xE0\x80\x80", "\xE0\x9F\xBF",
                             "\xF0\x80\x80\x80", "\xF0\x8F\xBF\xBF", "\xED\xA0\x80", "\xED\xBF\xBF",
                             "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xFE", "\xFF", "\xC3",
                             "\xE2\x82", "\xF0\x9F\x98", "\xE2\x28\xA1", "\xC3\x28");
  CHECK(find_invalid_utf8(std::string("ab") + bad) == 2);
  CHECK(find_invalid_utf8(std::string("\u00E9") + bad + "x") == 2);
}

TEST_CASE("the first code point comes with its length") {
  CHECK(first_code_point("a").value == U'a');
  CHECK(first_code_point("\u20ACx").value == U'\u20AC');
  CHECK(first_code_point("\u20ACx").length == 3);
  CHECK(first_code_point("\xFF").length == 0);
}

TEST_CASE("what is written of a code point is read as the same") {
  for (char32_t const c : {U'a', U'\x7F', U'\x80', U'é', U'\x7FF', U'\x800', U'€', U'\xFFFF',
                           U'\x10000', U'😀', U'\x10FFFF'}) {
    std::string text;
    append_utf8(text, c);
    CHECK(first_code_point(text).value == c);
    CHECK(first_code_point(text).length == text.size());
  }
}

TEST_CASE("what is no character is written as a replacement") {
  std::string text;
  append_utf8(text, 0xD800);
  append_utf8(text, 0x110000);
  append_utf8(text, 0xDFFF);
  CHECK(text == "\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
}

TEST_CASE("UTF-16 is taken by characters in either order of bytes") {
  std::string_view little("\x41\x00\x3D\xD8\x00\xDE\xAC\x20", 8);
  CHECK(take_utf16(little, false) == U'A');
  CHECK(take_utf16(little, false) == U'😀');
  CHECK(take_utf16(little, false) == U'€');
  CHECK(little.empty());
  std::string_view big("\xD8\x3D\xDE\x00\x20\xAC", 6);
  CHECK(take_utf16(big, true) == U'😀');
  CHECK(take_utf16(big, true) == U'€');
  CHECK(big.empty());
}

TEST_CASE("half a pair of surrogates is no character, and takes nothing behind it along") {
  std::string_view alone("\xD8\x3D\x00\x41\xDC\x00\xD8\x3D\xD8\x3D\xDE\x00\xDB\xFF", 14);
  CHECK_FALSE(take_utf16(alone, true));
  CHECK(take_utf16(alone, true) == U'A');
  CHECK_FALSE(take_utf16(alone, true));
  CHECK_FALSE(take_utf16(alone, true));
  CHECK(take_utf16(alone, true) == U'😀');
  CHECK_FALSE(take_utf16(alone, true));
  CHECK(alone.empty());
}

TEST_CASE("the ends of a range are in it, and their neighbours are not") {
  constexpr std::array<CodePointRange, 2> k_ranges{{{5, 7}, {9, 9}}};
  CHECK_FALSE(is_in(k_ranges, 4));
  CHECK(is_in(k_ranges, 5));
  CHECK(is_in(k_ranges, 7));
  CHECK_FALSE(is_in(k_ranges, 8));
  CHECK(is_in(k_ranges, 9));
  CHECK_FALSE(is_in(k_ranges, 10));
}

TEST_CASE("printable text holds no control characters, overrides or broken UTF-8") {
  CHECK(printable("Contoso \u00DC\u4E2D") == "Contoso \u00DC\u4E2D");
  CHECK(printable("a\x1B[31mb") == "a\uFFFD[31mb");
  CHECK(printable("a\tb\nc\rd\x7F") == "a\uFFFDb\uFFFDc\uFFFDd\uFFFD");
  CHECK(printable("a\x7Fz") == "a\uFFFDz");
  CHECK(printable("a\u009Bb") == "a\uFFFDb");
  CHECK(printable("a\xFFz") == "a\uFFFDz");
  CHECK(printable(std::string_view("a\0b", 3)) == "a\uFFFDb");
}

TEST_CASE("printable text holds nothing that turns or hides a line") {
  auto const* bad = GENERATE("\u202A", "\u202B", "\u202C", "\u202D", "\u202E", "\u2066", "\u2067",
                             "\u2068", "\u2069", "\u200E", "\u200F", "\u061C", "\u200B", "\uFEFF",
                             "\u2028", "\u2029", "\U000E0041");
  CHECK(printable(bad) == "\uFFFD");
}

TEST_CASE("printable text keeps the joiners that Persian and Indic names are spelled with") {
  CHECK(printable("\u0645\u06CC\u200C\u062E") == "\u0645\u06CC\u200C\u062E");
  CHECK(display_width("\u0645\u06CC\u200C\u062E") == 3);
}

TEST_CASE("display width counts columns, not bytes") {
  CHECK(display_width("") == 0);
  CHECK(display_width("Contoso") == 7);
  CHECK(display_width("M\u00FCnchen") == 7);
  CHECK(display_width("e\u0301") == 1);
  CHECK(display_width("\u65E5\u672C") == 4);
  CHECK(display_width("\uD55C\uAD6D") == 4);
  CHECK(display_width("\uFF21") == 2);
  CHECK(display_width("\U0001F600") == 2);
  CHECK(display_width("\u2705") == 2);
  CHECK(display_width("\u2026\u2013\uFFFD") == 3);
  CHECK(display_width("\u0E01\u0E34\u0E19") == 2);
  CHECK(display_width("\u05E9\u05B8") == 1);
  CHECK(display_width("a\xFF") == 2);
}

TEST_CASE("what is cut to a width ends with an ellipsis and fits") {
  CHECK(cut_to_width("Contoso", 7) == "Contoso");
  CHECK(cut_to_width("Contoso", 6) == "Conto\u2026");
  CHECK(cut_to_width("Contoso", 1) == "\u2026");
  CHECK(cut_to_width("Contoso", 0).empty());
  CHECK(cut_to_width("\u65E5\u672C\u8A9E", 5) == "\u65E5\u672C\u2026");
  CHECK(cut_to_width("\u65E5\u672C\u8A9E", 4) == "\u65E5\u2026");
  CHECK(cut_to_width("e\u0301e\u0301e\u0301", 2) == "e\u0301\u2026");
}
