#pragma once

#include "partnerctl/core/csv.hpp"

#include <cstddef>
#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// Where the header of a text stands.
struct HeaderPlace {
  char separator = ',';
  // Where its line begins, and what its number is.
  std::size_t offset = 0;
  std::size_t line = 1;
};

// The header is the one of the first lines with most headers that are known, two at the least, and
// the separator the one with which it has them. Where there is none, it is the first line with as
// many fields as most lines have. separator: where the file says it. nullopt for a text without a
// line that is CSV.
std::optional<HeaderPlace> find_header(std::string_view text, std::optional<char> separator);

} // namespace partnerctl::cpor
