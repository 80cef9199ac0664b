#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// A text as one word of a shell's command line, to be pasted: in single quotes where it needs them,
// as an empty one does. Nothing of it is left out: what a terminal is to show is made printable
// before.
std::string shell_word(std::string_view text);

} // namespace partnerctl::core
