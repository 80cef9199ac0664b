#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// Appends what a character is compared as: lower case, no accent, "ss" for ß, "fi" for the
// ligature, ASCII for wide letters and for every sort of dash, blank and quote; nothing for what is
// not seen.
void append_folded(std::string& folded, char32_t c);

// A whole text folded, with its punctuation and its line ends. The characters after which years,
// months and days stand in Chinese and Japanese become hyphens, so that their dates are like
// others.
std::string folded_text(std::string_view text);

// Whether a character is part of words (letters and digits of any script).
bool is_of_words(char32_t c);
// Scripts that part no words: each character is taken for one.
bool is_word_by_itself(char32_t c);

} // namespace partnerctl::cpor
