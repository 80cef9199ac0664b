#pragma once

#include <string_view>

namespace partnerctl::cpor {

// Whether a line to sign on stands empty: underscores or dots behind words that stand where people
// sign (signature_words.hpp), below them as cells are or above them, and nothing written before the
// next label. A signature in ink or in a picture leaves the text as it was. Looks at the first
// thousand lines to write on.
bool has_empty_line_to_sign(std::string_view text);

} // namespace partnerctl::cpor
