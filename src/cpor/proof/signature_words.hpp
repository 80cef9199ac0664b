#pragma once

#include <string_view>

namespace partnerctl::cpor {

// Whether a text has words that stand where people sign: "Signature", "Signed by", "/s/",
// "Unterschrift", "By: ____ Name: ____"… Not "signed in", which reports on usage are full of, and
// not "no signature is needed" nor "signature pending" (negations.hpp).
bool has_signature_words(std::string_view text);

} // namespace partnerctl::cpor
