#include "core/unicode.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
constexpr std::string_view k_ellipsis = "\xE2\x80\xA6";

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(std::array<Range, N> const& ranges, char32_t c) {
  return std::any_of(ranges.begin(), ranges.end(),
                     [c](Range r) { return c >= r.first && c <= r.last; });
}

// What moves a cursor, turns the direction of a line or hides text.
bool is_control(char32_t c) {
  static constexpr std::array<Range, 7> k_ranges{{{0x00, 0x1F},
                                                  {0x7F, 0x9F},
                                                  {0x200B, 0x200F},
                                                  {0x2028, 0x202E},
                                                  {0x2060, 0x2069},
                                                  {0xFEFF, 0xFEFF},
                                                  {0xE0000, 0xE007F}}};
  return is_in(k_ranges, c);
}

// Unicode's combining blocks; wcwidth depends on the process's locale, which a tool must not.
bool is_combining(char32_t c) {
  static constexpr std::array<Range, 5> k_ranges{
      {{0x0300, 0x036F}, {0x1AB0, 0x1AFF}, {0x1DC0, 0x1DFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}}};
  return is_in(k_ranges, c);
}

// East Asian Wide and Fullwidth, and emoji.
bool is_wide(char32_t c) {
  static constexpr std::array<Range, 10> k_ranges{{{0x1100, 0x115F},
                                                   {0x2E80, 0x303E},
                                                   {0x3041, 0xA4CF},
                                                   {0xA960, 0xA97F},
                                                   {0xAC00, 0xD7A3},
                                                   {0xF900, 0xFAFF},
                                                   {0xFE30, 0xFE6F},
                                                   {0xFF00, 0xFF60},
                                                   {0x1F300, 0x1FAFF},
                                                   {0x20000, 0x3FFFD}}};
  return is_in(k_ranges, c);
}

std::size_t columns_of(char32_t c) {
  if (is_combining(c)) {
    return 0;
  }
  return is_wide(c) ? 2 : 1;
}

} // namespace

CodePoint first_code_point(std::string_view text) {
  auto const byte = [&text](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  unsigned char const lead = byte(0);
  if (lead < 0x80) {
    return {lead, 1};
  }
  std::size_t const length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
  if (length == 0 || lead > 0xF4 || text.size() < length) {
    return {};
  }
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0U) != 0x80U) {
      return {};
    }
    value = (value << 6U) | (byte(i) & 0x3FU);
  }
  constexpr std::array<char32_t, 5> k_least{0, 0, 0x80, 0x800, 0x10000};
  bool const surrogate = value >= 0xD800 && value <= 0xDFFF;
  if (value < k_least.at(length) || value > 0x10FFFF || surrogate) {
    return {};
  }
  return {value, length};
}

std::size_t find_invalid_utf8(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    auto const c = first_code_point(text.substr(at));
    if (c.length == 0) {
      return at;
    }
    at += c.length;
  }
  return std::string_view::npos;
}

std::string printable(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    auto const c = first_code_point(text);
    bool const shown = c.length > 0 && !is_control(c.value);
    result += shown ? text.substr(0, c.length) : k_replacement;
    text.remove_prefix(std::max<std::size_t>(1, c.length));
  }
  return result;
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    auto const c = first_code_point(text);
    width += c.length == 0 ? 1 : columns_of(c.value);
    text.remove_prefix(std::max<std::size_t>(1, c.length));
  }
  return width;
}

std::string cut_to_width(std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) {
    return std::string(text);
  }
  std::string result;
  std::size_t width = 0;
  while (!text.empty()) {
    auto const c = first_code_point(text);
    width += c.length == 0 ? 1 : columns_of(c.value);
    if (width + 1 > columns) {
      break;
    }
    auto const bytes = std::max<std::size_t>(1, c.length);
    result += text.substr(0, bytes);
    text.remove_prefix(bytes);
  }
  return columns == 0 ? std::string() : result + std::string(k_ellipsis);
}

} // namespace partnerctl::core
