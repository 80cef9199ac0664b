#include "partnerctl/core/folding.hpp"

#include "core/unicode.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

// U+00C0 to U+017F: Latin-1 Supplement and Latin Extended-A.
constexpr char32_t k_first_latin = 0xC0;
constexpr std::array<std::string_view, 192> k_latin{
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  // U+00C0
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "ss", //
    "a", "a", "a",  "a",  "a", "a", "ae", "c", "e", "e", "e", "e", "i", "i", "i",  "i",  //
    "d", "n", "o",  "o",  "o", "o", "o",  "",  "o", "u", "u", "u", "u", "y", "th", "y",  //
    "a", "a", "a",  "a",  "a", "a", "c",  "c", "c", "c", "c", "c", "c", "c", "d",  "d",  // U+0100
    "d", "d", "e",  "e",  "e", "e", "e",  "e", "e", "e", "e", "e", "g", "g", "g",  "g",  //
    "g", "g", "g",  "g",  "h", "h", "h",  "h", "i", "i", "i", "i", "i", "i", "i",  "i",  //
    "i", "i", "ij", "ij", "j", "j", "k",  "k", "q", "l", "l", "l", "l", "l", "l",  "l",  //
    "l", "l", "l",  "n",  "n", "n", "n",  "n", "n", "n", "n", "n", "o", "o", "o",  "o",  // U+0140
    "o", "o", "oe", "oe", "r", "r", "r",  "r", "r", "r", "s", "s", "s", "s", "s",  "s",  //
    "s", "s", "t",  "t",  "t", "t", "t",  "t", "u", "u", "u", "u", "u", "u", "u",  "u",  //
    "u", "u", "u",  "u",  "w", "w", "y",  "y", "y", "z", "z", "z", "z", "z", "z",  "s"};

struct Range {
  char32_t first, last;
};

// Combining accents, and what is punctuation or a blank above ASCII.
constexpr std::array<Range, 12> k_dropped{{{0x80, 0xBF},
                                           {0x300, 0x36F},
                                           {0x2000, 0x206F},
                                           {0x3000, 0x3003},
                                           {0x3008, 0x3011},
                                           {0x3014, 0x301F},
                                           {0x30FB, 0x30FB},
                                           {0xFE10, 0xFE19},
                                           {0xFE30, 0xFE6B},
                                           {0xFEFF, 0xFEFF},
                                           {0xFF5F, 0xFF65},
                                           {0xFFE0, 0xFFEE}}};

bool is_in(Range range, char32_t c) {
  return range.first <= c && c <= range.last;
}

// Empty where it is neither a letter nor a digit.
std::string_view folded_ascii(char32_t c) {
  constexpr std::string_view k_kept = "0123456789abcdefghijklmnopqrstuvwxyz";
  auto const lower = c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c;
  auto const at = k_kept.find(static_cast<char>(lower));
  return at == std::string_view::npos ? std::string_view() : k_kept.substr(at, 1);
}

// What stands for a code point; nullptr where it stands for itself.
std::string_view const* replacement(char32_t c) {
  static constexpr std::string_view k_nothing;
  static constexpr std::string_view k_a = "a";
  static constexpr std::string_view k_o = "o";
  static constexpr std::string_view k_no = "no";
  switch (c) {
  case 0xAA: // feminine and masculine ordinals, the numero sign
    return &k_a;
  case 0xBA:
    return &k_o;
  case 0x2116:
    return &k_no;
  default:
    break;
  }
  if (c >= k_first_latin && c < k_first_latin + k_latin.size()) {
    return &k_latin.at(c - k_first_latin);
  }
  bool const dropped =
      std::any_of(k_dropped.begin(), k_dropped.end(), [c](Range range) { return is_in(range, c); });
  return dropped ? &k_nothing : nullptr;
}

constexpr Range k_greek_capitals{0x391, 0x3A9};
constexpr Range k_cyrillic_capitals{0x410, 0x42F};

// Greek and Cyrillic letters lie in lower case this far above their capitals.
constexpr char32_t k_case_step = 0x20;

void append_two_bytes(std::string& text, char32_t c) {
  text += static_cast<char>(0xC0U | (c >> 6U));
  text += static_cast<char>(0x80U | (c & 0x3FU));
}

} // namespace

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    auto const point = first_code_point(text);
    auto const length = std::max<std::size_t>(1, point.length);
    bool const is_full_width = is_in({0xFF01, 0xFF5E}, point.value);
    auto const c = is_full_width ? point.value - 0xFEE0 : point.value;
    if (point.length > 0 && c < 0x80) {
      result += folded_ascii(c);
    } else if (is_in(k_greek_capitals, c) || is_in(k_cyrillic_capitals, c)) {
      append_two_bytes(result, c + k_case_step);
    } else if (auto const* other = point.length > 0 ? replacement(c) : nullptr) {
      result += *other;
    } else {
      result += text.substr(0, length);
    }
    text.remove_prefix(length);
  }
  return result;
}

} // namespace partnerctl::core
