#pragma once

#include <string>
#include <string_view>

namespace partnerctl::output {

// The same JSON with every character that core::printable() would not show written as \uXXXX: JSON
// itself lets DEL, the C1 controls and bidirectional overrides through, and a terminal obeys them.
// So is the first of two hash signs, which the agents of CI services look for in all that is
// printed. json_text is what core::write_json wrote.
std::string escape_controls(std::string_view json_text);

} // namespace partnerctl::output
