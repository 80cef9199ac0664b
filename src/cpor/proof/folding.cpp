#include "cpor/proof/folding.hpp"

#include "cpor/proof/utf8.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>

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

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

// Of the calendar, not of an emperor's era.
bool ends_with_year(std::string_view folded) {
  constexpr std::ptrdiff_t k_digits = 4;
  folded.remove_suffix(folded.ends_with(' ') ? 1 : 0);
  return folded.size() >= k_digits && std::all_of(folded.end() - k_digits, folded.end(), is_digit);
}

// The digits of a day and the signs of its year, month and day, behind what was folded.
char32_t as_of_dates(char32_t c, std::string_view folded) {
  switch (c) {
  case 0x5E74:
  case 0xB144:
    return ends_with_year(folded) ? '-' : c;
  case 0x6708:
  case 0xC6D4:
    return '-';
  case 0x65E5:
  case 0xC77C:
    return ' ';
  default:
    // Arabic digits, as Arabic and as Persian write them.
    return c >= 0x660 && c <= 0x669   ? c - 0x660 + '0'
           : c >= 0x6F0 && c <= 0x6F9 ? c - 0x6F0 + '0'
                                      : c;
  }
}

} // namespace

std::string folded_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    core::append_folded(folded, as_of_dates(take_code_point(text), folded));
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
