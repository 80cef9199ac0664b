#include "cpor/proof/folding.hpp"

#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/unicode.hpp"

namespace partnerctl::cpor {
namespace {

using core::CodePointRange;
using core::is_in;

// Punctuation, symbols, arrows, boxes, private use (the fonts of symbols) and pictures.
constexpr std::array<CodePointRange, 16> k_between_words{{{0x00, 0x2F},
                                                          {0x3A, 0x40},
                                                          {0x5B, 0x60},
                                                          {0x7B, 0xA9},
                                                          {0xAB, 0xB4},
                                                          {0xB6, 0xB9},
                                                          {0xBB, 0xBF},
                                                          {0xD7, 0xD7},
                                                          {0xF7, 0xF7},
                                                          {0x2000, 0x206F},
                                                          {0x20A0, 0x2BFF},
                                                          {0x2E00, 0x2E7F},
                                                          {0x3000, 0x3004},
                                                          {0x3008, 0x3020},
                                                          {0xE000, 0xF8FF},
                                                          {0xFE30, 0xFE4F}}};

constexpr std::array<CodePointRange, 5> k_own_words{
    {{0x2E80, 0x2FFF}, {0x3005, 0x9FFF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}}};

// The signs of year, month and day.
char32_t as_of_dates(char32_t c) {
  return c == 0x5E74 || c == 0x6708 ? '-' : c == 0x65E5 ? ' ' : c;
}

} // namespace

std::string folded_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    core::append_folded(folded, as_of_dates(take_code_point(text)));
  }
  return folded;
}

bool is_of_words(char32_t c) {
  return !is_in(k_between_words, c) && c != 0xFFFD && (c < 0x1F000 || c > 0x1FFFF);
}

bool is_word_by_itself(char32_t c) {
  return is_in(k_own_words, c);
}

} // namespace partnerctl::cpor
