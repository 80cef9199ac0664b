#pragma once

#include "cpor/standing/event_words.hpp"

#include <vector>

namespace partnerctl::cpor {

// Whether two words say the same.
bool is_same(Word const& a, Word const& b);

// The words of one day, as they were written down, each as often as it was said anew: those that
// only files say first, then those that were recorded, in their order. What several sources say is
// one word, by the most trusted; what one source says again is one too, unless it is a record and
// something else was recorded between.
std::vector<Word> words_said(std::vector<Word> const& written);

// No word twice: of the same ones the most trusted, of these the latest.
std::vector<Word> each_once(std::vector<Word> const& words);

} // namespace partnerctl::cpor
