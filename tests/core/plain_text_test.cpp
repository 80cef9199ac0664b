#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/plain_text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::string_view_literals;

namespace {

std::string_view read(std::string_view bytes) {
  return core::plain_text(bytes, "a.csv", "a list");
}

std::string refusal(std::string_view bytes) {
  auto const result = core::attempt([&] { return read(bytes); });
  REQUIRE(result.error);
  CHECK(result.error->kind == core::ErrorKind::usage);
  CHECK_FALSE(result.error->hint.empty());
  return result.error->message;
}

} // namespace

TEST_CASE("a plain text is taken as it is, but for its byte order mark") {
  CHECK(read("") == "");
  CHECK(read("a\r\n\tMünchen 名") == "a\r\n\tMünchen 名");
  CHECK(read("\xEF\xBB\xBF"
             "a\xEF\xBB\xBF") == "a\xEF\xBB\xBF");
}

TEST_CASE("what is no plain text is called by its name") {
  CHECK(refusal("PK\x03\x04\x14\0"sv) == "a.csv is a zip archive (an Excel workbook?), not a list");
  CHECK(refusal("PK\x05\x06\0"sv).find("zip archive") != std::string::npos);
  CHECK(refusal("\xD0\xCF\x11\xE0\xA1\xB1"sv).find("an old Office file") != std::string::npos);
  CHECK(refusal("\xFF\xFEt\0"sv) == "a.csv is UTF-16, not UTF-8");
  CHECK(refusal("\xFE\xFF\0t"sv) == "a.csv is UTF-16, not UTF-8");
}

TEST_CASE("a NUL and a byte that is not UTF-8 are refused with line and column") {
  CHECK(refusal("a\nb\0c"sv) == "a.csv:2:2: a NUL byte: this is no text file");
  CHECK(refusal("\0"sv) == "a.csv:1:1: a NUL byte: this is no text file");
  CHECK(refusal("a,M\xFCnchen") == "a.csv:1:4: this is not UTF-8");
  CHECK(refusal("a\r\n\xC0\xAF") == "a.csv:2:1: this is not UTF-8");
}
