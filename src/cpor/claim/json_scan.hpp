#pragma once

#include <cstddef>
#include <functional>
#include <string_view>

namespace partnerctl::cpor {

// Where something stands in a text; line and column (in bytes) from 1.
struct JsonPlace {
  std::size_t offset = 0;
  std::size_t line = 1;
  std::size_t column = 1;
};

// A member of an object, or an element of a list.
struct JsonMember {
  // "claims[3].customer.tenantId"; only while it is visited.
  std::string_view path{};
  // Where the member's name or the element begins.
  JsonPlace place{};
  // How many its object or list had before it.
  std::size_t number = 0;
  bool is_element = false;
  // Its object has had that name before; a parsed value knows the last of them only.
  bool is_repeated = false;
};

// Visits all members in the value that begins at a place, in the order of the text, until a visit
// returns false. A parsed value no longer knows where things stood, and a message has to say. What
// is no JSON, or deeper than it may be, ends it: to judge that is the parser's.
void visit_json(std::string_view text, JsonPlace const& begin,
                std::function<bool(JsonMember const&)> const& visit);

} // namespace partnerctl::cpor
