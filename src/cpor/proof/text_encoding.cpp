#include "cpor/proof/text_encoding.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/unicode.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_little_endian = "\xFF\xFE";
constexpr std::string_view k_big_endian = "\xFE\xFF";

std::string from_utf16(std::string_view bytes, bool big_endian) {
  std::string text;
  while (bytes.size() > 1) {
    core::append_utf8(text, core::take_utf16(bytes, big_endian).value_or(0xFFFD));
  }
  return text;
}

// Byte by byte where it is not UTF-8: texts that were put together have both.
std::string from_utf8_or_1252(std::string_view bytes) {
  std::string text;
  for (auto bad = core::find_invalid_utf8(bytes); bad != std::string_view::npos;
       bad = core::find_invalid_utf8(bytes)) {
    text.append(bytes.substr(0, bad));
    core::append_utf8(text, windows_1252(static_cast<unsigned char>(bytes[bad])));
    bytes.remove_prefix(bad + 1);
  }
  return text.append(bytes);
}

} // namespace

char32_t windows_1252(unsigned char byte) {
  constexpr std::array<char16_t, 32> k_upper{
      0x20AC, 0xFFFD, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
      0x2039, 0x0152, 0xFFFD, 0x017D, 0xFFFD, 0xFFFD, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
      0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0xFFFD, 0x017E, 0x0178};
  return byte >= 0x80 && byte < 0xA0 ? k_upper.at(byte - 0x80U) : byte;
}

std::string decoded(std::string_view bytes) {
  bool const big_endian = bytes.starts_with(k_big_endian);
  if (big_endian || bytes.starts_with(k_little_endian)) {
    return from_utf16(bytes.substr(2), big_endian);
  }
  bool const is_marked = bytes.starts_with(k_utf8_mark);
  return from_utf8_or_1252(bytes.substr(is_marked ? k_utf8_mark.size() : 0));
}

} // namespace partnerctl::cpor
