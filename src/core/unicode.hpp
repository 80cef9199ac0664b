#pragma once

#include <cstdint>
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

} // namespace partnerctl::core
