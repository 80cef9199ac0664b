#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// What a proof's readers need of folding beyond core::folded(), which keeps no place for what
// stands between words.

// A whole text folded by core::append_folded(), with its punctuation and its line ends. The
// characters after which years, months and days stand in Chinese, Japanese and Korean become
// hyphens, so that their dates are like others; not where the year is of an era. Arabic digits
// become those of ASCII.
std::string folded_text(std::string_view text);

// Whether a folded character is part of words (letters and digits of any script). Here a sign parts
// words, also one that core::folded() keeps: "①" is an item of a list.
bool is_of_words(char32_t c);
// Scripts that part no words: each character is taken for one.
bool is_word_by_itself(char32_t c);

} // namespace partnerctl::cpor
