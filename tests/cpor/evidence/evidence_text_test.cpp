#include "cpor/evidence/evidence_text.hpp"
#include "cpor/export_file.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::evidence_text;
using namespace std::string_literals;

namespace {

std::string const k_text = "Id;Größe\r\n€;𝄞 日本\n";

// The same in UTF-16, little endian, without a BOM.
std::string const k_utf16_le =
    "I\0d\0;\0G\0r\0\xF6\0\xDF\0e\0\r\0\n\0\xAC\x20;\0\x34\xD8\x1E\xDD \0\xE5\x65\x2C\x67\n\0"s;

std::string swapped(std::string bytes) {
  for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
    std::swap(bytes[i], bytes[i + 1]);
  }
  return bytes;
}

} // namespace

TEST_CASE("evidence in UTF-8 is read with and without a BOM") {
  CHECK(evidence_text(k_text, "f") == k_text);
  CHECK(evidence_text("\xEF\xBB\xBF" + k_text, "f") == k_text);
  CHECK(evidence_text("", "f").empty());
  CHECK(evidence_text("\xEF\xBB\xBF", "f").empty());
}

TEST_CASE("evidence in UTF-16 of either order is the same text") {
  CHECK(evidence_text("\xFF\xFE" + k_utf16_le, "f") == k_text);
  CHECK(evidence_text(swapped("\xFF\xFE" + k_utf16_le), "f") == k_text);
  CHECK(evidence_text("\xFF\xFE", "f").empty());
}

TEST_CASE("UTF-16 that is broken is refused with its line") {
  auto const lone = error_of([] {
    evidence_text("\xFF\xFE"
                  "a\0\n\0\x34\xD8"
                  "b\0"s,
                  "f.csv");
  });
  CHECK(lone.kind == core::ErrorKind::usage);
  CHECK(contains(lone.message, "f.csv:2"));
  CHECK(contains(error_of([] { evidence_text("\xFF\xFE\x1E\xDD"s, "f.csv"); }).message, "f.csv:1"));
  CHECK(contains(error_of([] { evidence_text("\xFF\xFE\x34\xD8"s, "f.csv"); }).message, "f.csv:1"));
  CHECK(contains(error_of([] {
                   evidence_text("\xFF\xFE"
                                 "a\0b"s,
                                 "f.csv");
                 }).message,
                 "cut off"));
  CHECK(contains(error_of([] {
                   evidence_text("\xFF\xFE"
                                 "a\0\0\0"s,
                                 "f.csv");
                 }).message,
                 "NUL"));
}

TEST_CASE("what is no text is refused for what it is") {
  CHECK(contains(error_of([] { evidence_text("PK\x03\x04"s, "f.csv"); }).message, "workbook"));
  CHECK(
      contains(error_of([] { evidence_text("\xD0\xCF\x11\xE0"s, "f.csv"); }).message, "workbook"));
  CHECK(contains(error_of([] { evidence_text("a\nb\0c"s, "f.csv"); }).message, "f.csv:2"));
  CHECK(contains(error_of([] { evidence_text("a\nM\xFCnchen", "f.csv"); }).message, "f.csv:2"));
  // UTF-16 without a BOM: full of NULs.
  CHECK(error_of([] { evidence_text(k_utf16_le, "f.csv"); }).kind == core::ErrorKind::usage);
}
