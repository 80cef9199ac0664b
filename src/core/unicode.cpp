#include "partnerctl/core/unicode.hpp"

#include "core/agent_commands.hpp"
#include "core/unicode_tables.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace partnerctl::core {
namespace {

constexpr std::string_view k_replacement = "\xEF\xBF\xBD";
constexpr std::string_view k_ellipsis = "\xE2\x80\xA6";

// What moves a cursor, turns the direction of a line or hides text. The joiners (U+200C, U+200D)
// are letters of several scripts' spelling and stay.
bool is_control(char32_t c) {
  static constexpr std::array<CodePointRange, 10> k_ranges{{{0x00, 0x1F},
                                                            {0x7F, 0x9F},
                                                            {0x061C, 0x061C},
                                                            {0x200B, 0x200B},
                                                            {0x200E, 0x200F},
                                                            {0x2028, 0x202E},
                                                            {0x2060, 0x206F},
                                                            {0xFEFF, 0xFEFF},
                                                            {0xFFF9, 0xFFFB},
                                                            {0xE0000, 0xE007F}}};
  return is_in(k_ranges, c);
}

// From tables of our own: wcwidth depends on the process's locale, which a tool must not.
std::size_t columns_of(char32_t c) {
  if (c < 0x300) {
    return 1;
  }
  if (is_in(k_no_column, c)) {
    return 0;
  }
  return is_in(k_two_columns, c) ? 2 : 1;
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

void append_utf8(std::string& text, char32_t code_point) {
  bool const is_character = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  char32_t const c = is_character ? code_point : 0xFFFD;
  auto const tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::optional<char32_t> take_utf16(std::string_view& bytes, bool big_endian) {
  auto const take_unit = [&]() -> char32_t {
    auto const first = static_cast<unsigned char>(bytes[0]);
    auto const second = static_cast<unsigned char>(bytes[1]);
    bytes.remove_prefix(2);
    return static_cast<char32_t>(big_endian ? first << 8U | second : second << 8U | first);
  };
  auto const unit = take_unit();
  if (unit < 0xD800 || unit > 0xDFFF) {
    return unit;
  }
  auto const rest = bytes;
  auto const low = unit > 0xDBFF || bytes.size() < 2 ? 0 : take_unit();
  if (low < 0xDC00 || low > 0xDFFF) {
    bytes = rest;
    return std::nullopt;
  }
  return 0x10000 + ((unit - 0xD800) << 10U) + (low - 0xDC00);
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
  // Nearly every text is all printable ASCII.
  auto const other =
      std::find_if(text.begin(), text.end(), [](char c) { return c < ' ' || c > '~'; });
  std::string result(text.begin(), other);
  text.remove_prefix(result.size());
  while (!text.empty()) {
    auto const c = first_code_point(text);
    bool const shown = c.length > 0 && !is_control(c.value);
    result += shown ? text.substr(0, c.length) : k_replacement;
    text.remove_prefix(std::max<std::size_t>(1, c.length));
  }
  return without_agent_commands(std::move(result));
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
