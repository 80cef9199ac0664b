#include "cpor/proof/text_encoding.hpp"

#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/text.hpp"

#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::string_view k_utf8_mark = "\xEF\xBB\xBF";
constexpr std::string_view k_little_endian = "\xFF\xFE";
constexpr std::string_view k_big_endian = "\xFE\xFF";

bool is_high(char32_t unit) {
  return unit >= 0xD800 && unit < 0xDC00;
}
bool is_low(char32_t unit) {
  return unit >= 0xDC00 && unit < 0xE000;
}

std::string from_utf16(std::string_view bytes, bool is_little) {
  std::string text;
  auto const unit_at = [&](std::size_t at) -> char32_t {
    auto const first = static_cast<unsigned char>(bytes[at]);
    auto const second = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(is_little ? second << 8U | first : first << 8U | second);
  };
  for (std::size_t at = 0; at + 1 < bytes.size(); at += 2) {
    char32_t const unit = unit_at(at);
    char32_t const next = at + 3 < bytes.size() ? unit_at(at + 2) : 0;
    bool const is_pair = is_high(unit) && is_low(next);
    append_utf8(text, is_pair ? 0x10000 + ((unit - 0xD800) << 10U) + (next - 0xDC00) : unit);
    at += is_pair ? 2 : 0;
  }
  return text;
}

// Byte by byte where it is not UTF-8: texts that were put together have both.
std::string from_utf8_or_1252(std::string_view bytes) {
  std::string text;
  for (auto bad = core::find_invalid_utf8(bytes); bad != std::string_view::npos;
       bad = core::find_invalid_utf8(bytes)) {
    text.append(bytes.substr(0, bad));
    append_utf8(text, windows_1252(static_cast<unsigned char>(bytes[bad])));
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
  if (bytes.starts_with(k_little_endian) || bytes.starts_with(k_big_endian)) {
    return from_utf16(bytes.substr(2), bytes.starts_with(k_little_endian));
  }
  bool const is_marked = bytes.starts_with(k_utf8_mark);
  return from_utf8_or_1252(bytes.substr(is_marked ? k_utf8_mark.size() : 0));
}

} // namespace partnerctl::cpor
