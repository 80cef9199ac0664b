#include "cpor/proof/folding.hpp"

#include "cpor/proof/fold_tables.hpp"
#include "cpor/proof/utf8.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace partnerctl::cpor {
namespace {

struct Range {
  char32_t first, last;
};

template <std::size_t N>
bool is_in(std::array<Range, N> const& ranges, char32_t c) {
  auto const after = std::upper_bound(ranges.begin(), ranges.end(), c,
                                      [](char32_t value, Range r) { return value < r.first; });
  return after != ranges.begin() && c <= std::prev(after)->last;
}

// Soft hyphens, accents on their own, joiners, marks of direction, selectors of variants.
constexpr std::array<Range, 7> k_unseen{{{0xAD, 0xAD},
                                         {0x300, 0x36F},
                                         {0x200B, 0x200F},
                                         {0x202A, 0x202E},
                                         {0x2060, 0x206F},
                                         {0xFE00, 0xFE0F},
                                         {0xFEFF, 0xFEFF}}};

// Punctuation, symbols, arrows, boxes, private use (the fonts of symbols) and pictures.
constexpr std::array<Range, 16> k_between_words{{{0x00, 0x2F},
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

constexpr std::array<Range, 5> k_own_words{
    {{0x2E80, 0x2FFF}, {0x3005, 0x9FFF}, {0xAC00, 0xD7AF}, {0xF900, 0xFAFF}, {0x20000, 0x3FFFF}}};

constexpr std::array<Range, 4> k_blanks{
    {{0xA0, 0xA0}, {0x2000, 0x200A}, {0x202F, 0x205F}, {0x3000, 0x3000}}};
constexpr std::array<Range, 5> k_dashes{
    {{0x2010, 0x2015}, {0x2043, 0x2043}, {0x2212, 0x2212}, {0xFE58, 0xFE58}, {0xFE63, 0xFE63}}};

// What becomes more or something else than one letter of the tables.
struct Spelling {
  char32_t c;
  std::string_view as;
};
constexpr std::array<Spelling, 28> k_spellings{
    {{0xAA, "a"},     {0xB4, "'"},    {0xBA, "o"},    {0xC6, "ae"},   {0xDE, "th"},
     {0xDF, "ss"},    {0xE6, "ae"},   {0xFE, "th"},   {0x132, "ij"},  {0x133, "ij"},
     {0x152, "oe"},   {0x153, "oe"},  {0x1E9E, "ss"}, {0x2018, "'"},  {0x2019, "'"},
     {0x201B, "'"},   {0x2028, "\n"}, {0x2029, "\n"}, {0x2032, "'"},  {0x2044, "/"},
     {0x2215, "/"},   {0xFB00, "ff"}, {0xFB01, "fi"}, {0xFB02, "fl"}, {0xFB03, "ffi"},
     {0xFB04, "ffl"}, {0xFB05, "st"}, {0xFB06, "st"}}};

std::string_view spelling_of(char32_t c) {
  auto const found =
      std::lower_bound(k_spellings.begin(), k_spellings.end(), c,
                       [](Spelling const& one, char32_t value) { return one.c < value; });
  return found != k_spellings.end() && found->c == c ? found->as : std::string_view();
}

char32_t letter_of(char32_t c) {
  auto const in = [c](std::u16string_view table, char32_t first) -> char32_t {
    return c >= first && c - first < table.size() ? table[c - first] : 0;
  };
  if (auto const wide = c - 0xFF01; c >= 0xFF01 && wide < 0x5E) {
    auto const ascii = 0x21 + wide;
    return ascii >= 'A' && ascii <= 'Z' ? ascii + 0x20 : ascii;
  }
  auto const found = in(k_folded_latin, 0xC0) + in(k_folded_greek_and_cyrillic, 0x370) +
                     in(k_folded_latin_additional, 0x1E00);
  return found == 0 ? c : found;
}

// The signs of year, month and day.
char32_t as_of_dates(char32_t c) {
  return c == 0x5E74 || c == 0x6708 ? '-' : c == 0x65E5 ? ' ' : c;
}

} // namespace

void append_folded(std::string& folded, char32_t c) {
  if (c < 0x80) {
    folded += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  } else if (is_in(k_unseen, c)) {
    return;
  } else if (auto const spelling = spelling_of(c); !spelling.empty()) {
    folded += spelling;
  } else if (is_in(k_blanks, c)) {
    folded += ' ';
  } else if (is_in(k_dashes, c)) {
    folded += '-';
  } else {
    append_utf8(folded, letter_of(c));
  }
}

std::string folded_text(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    append_folded(folded, as_of_dates(take_code_point(text)));
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
