#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// Appends what a character is compared as: lower case, no accent, "ss" for ß, "fi" for the
// ligature, ASCII for wide letters and for every sort of dash, blank and quote; nothing for what is
// not seen.
void append_folded(std::string& text, char32_t c);

// A text as it is compared where people write names as they like: its letters and digits alone,
// folded ("Größe, N.º" is "grosseno"). Signs that could be all that tells two names apart ("①",
// "€") stay, and bytes that are not UTF-8 too. Two texts without a letter are both empty: whoever
// compares asks for that first.
std::string folded(std::string_view text);

} // namespace partnerctl::core
