#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof/text_encoding.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::cpor;
using Outcome = ProofText::Outcome;

TEST_CASE("text is read as UTF-8, with and without a mark") {
  CHECK(plain_text("Müller & Söhne\r\n").text == "Müller & Söhne\r\n");
  CHECK(plain_text("\xEF\xBB\xBFMüller").text == "Müller");
  CHECK(plain_text("\xEF\xBB\xBF").text.empty());
}

TEST_CASE("text with a mark of UTF-16 is read in either order") {
  using namespace std::string_view_literals;
  CHECK(plain_text("\xFF\xFE\x4D\x00\xFC\x00\xAC\x20"sv).text == "Mü€");
  CHECK(plain_text("\xFE\xFF\x00\x4D\x00\xFC\x20\xAC"sv).text == "Mü€");
  // A character above U+FFFF, then halves of one, then an odd byte.
  CHECK(plain_text("\xFF\xFE\x3D\xD8\x00\xDE"sv).text == "😀");
  CHECK(plain_text("\xFF\xFE\x3D\xD8\x41\x00"sv).text == "\xEF\xBF\xBD"
                                                         "A");
  CHECK(plain_text("\xFF\xFE\x00\xDE"sv).text == "\xEF\xBF\xBD");
  CHECK(plain_text("\xFF\xFE\x41\x00\x42"sv).text == "A");
  CHECK(plain_text("\xFF\xFE\x3D\xD8"sv).text == "\xEF\xBF\xBD");
  CHECK(plain_text("\xFF\xFE"sv).text.empty());
}

TEST_CASE("what is not UTF-8 is read as Windows-1252") {
  CHECK(plain_text("M\xFCller \x80 5 \x96 8 \x93so\x94").text == "Müller € 5 – 8 “so”");
  CHECK(plain_text("caf\xE9").text == "café");
  CHECK(plain_text("\x81").text == "\xEF\xBF\xBD");
  // Of two sources, joined.
  CHECK(plain_text("Müller M\xFCller").text == "Müller Müller");
}

TEST_CASE("bytes that no text has are not taken for one") {
  auto const read = plain_text(std::string_view("abc\0def", 7));
  CHECK(read.outcome == Outcome::unreadable);
  CHECK(read.text.empty());
  CHECK_FALSE(read.why.empty());
}

TEST_CASE("a text is cut at eight mebibytes, at a character") {
  std::string text(k_most_text - 1, 'a');
  text += "é and more";
  auto const read = plain_text(text);
  CHECK(read.outcome == Outcome::read);
  CHECK(read.text.size() == k_most_text - 1);
  CHECK(read.text.back() == 'a');
}
