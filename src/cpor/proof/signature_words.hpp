#pragma once

#include "cpor/proof/words.hpp"

#include <string_view>

namespace partnerctl::cpor {

// Whether a text has words that stand where people sign: "Signature", "Signed by", "/s/",
// "Unterschrift"… Not "signed in", which reports on usage are full of.
// words: those of the text.
bool has_signature_words(std::string_view text, Words const& words);

} // namespace partnerctl::cpor
