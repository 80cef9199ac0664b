#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// A text without the signatures that its sentences deny: from "no", "not", "without" and the like
// in other languages on, where a word of signing follows within five words ("no signature is
// needed"), to the end of the sentence or of its column: two blanks, a tab, a line to write on. A
// line that goes on with a small letter is of the same sentence. A signature that is yet to come
// goes too: "to be signed", "awaiting signature", "signature pending", and a label with nothing but
// "TBD", "none" or the like behind or below it. It does not understand: what is denied behind the
// word ("a signature is not needed") stays, and so does "No. 17".
std::string without_denied(std::string_view text);

} // namespace partnerctl::cpor
