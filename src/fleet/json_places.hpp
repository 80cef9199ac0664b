#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace partnerctl::fleet {

struct JsonPlace {
  std::size_t line = 0;
  std::size_t column = 0;
};

// Where each element of a top-level JSON array begins, both from 1; text must be valid JSON. A
// parsed value no longer knows where it stood, and a message has to say.
std::vector<JsonPlace> element_places(std::string_view text);

} // namespace partnerctl::fleet
