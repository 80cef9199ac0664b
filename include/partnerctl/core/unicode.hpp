#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// One code point at the front of a text.
struct CodePoint {
  char32_t value = 0;
  // Bytes it takes; 0 when what stands there is not UTF-8.
  std::size_t length = 0;
};

// Refuses overlong forms, surrogates and what is above U+10FFFF. text must not be empty.
CodePoint first_code_point(std::string_view text);

// In UTF-8; U+FFFD for what is no character: surrogates, and what is above U+10FFFF.
void append_utf8(std::string& text, char32_t code_point);

// Cuts the first code point off UTF-16, of which there are two bytes at the least; nullopt for half
// a pair of surrogates, of which the bytes are cut off too.
std::optional<char32_t> take_utf16(std::string_view& bytes, bool big_endian);

struct CodePointRange {
  char32_t first, last;
};

// Whether c lies in one of the ranges, which ascend.
template <std::size_t N>
bool is_in(std::array<CodePointRange, N> const& ranges, char32_t c) {
  auto const after =
      std::upper_bound(ranges.begin(), ranges.end(), c,
                       [](char32_t value, CodePointRange range) { return value < range.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

} // namespace partnerctl::core
