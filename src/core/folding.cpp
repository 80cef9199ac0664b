#include "partnerctl/core/folding.hpp"

#include "core/fold_tables.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

// Soft hyphens, accents on their own, joiners, marks of direction, selectors of variants.
constexpr std::array<CodePointRange, 7> k_unseen{{{0xAD, 0xAD},
                                                  {0x300, 0x36F},
                                                  {0x200B, 0x200F},
                                                  {0x202A, 0x202E},
                                                  {0x2060, 0x206F},
                                                  {0xFE00, 0xFE0F},
                                                  {0xFEFF, 0xFEFF}}};

// Of what is folded: punctuation and blanks above ASCII.
constexpr std::array<CodePointRange, 12> k_between_letters{{{0x80, 0xBF},
                                                            {0xD7, 0xD7},
                                                            {0xF7, 0xF7},
                                                            {0x2000, 0x206F},
                                                            {0x3000, 0x3003},
                                                            {0x3008, 0x3011},
                                                            {0x3014, 0x301F},
                                                            {0x30FB, 0x30FB},
                                                            {0xFE10, 0xFE19},
                                                            {0xFE30, 0xFE6B},
                                                            {0xFF5F, 0xFF65},
                                                            {0xFFE0, 0xFFEE}}};

constexpr std::array<CodePointRange, 4> k_blanks{
    {{0xA0, 0xA0}, {0x2000, 0x200A}, {0x202F, 0x205F}, {0x3000, 0x3000}}};
constexpr std::array<CodePointRange, 5> k_dashes{
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

bool is_kept(char32_t folded) {
  if (folded < 0x80) {
    return (folded >= 'a' && folded <= 'z') || (folded >= '0' && folded <= '9');
  }
  return !is_in(k_between_letters, folded);
}

// A character is compared as letters or as one mark.
void append_letters(std::string& text, char32_t c) {
  constexpr char32_t k_numero = 0x2116;
  auto const before = text.size();
  if (c == k_numero) {
    text += "no";
  } else {
    append_folded(text, c);
  }
  auto const added = std::string_view(text).substr(before);
  if (!added.empty() && !is_kept(first_code_point(added).value)) {
    text.resize(before);
  }
}

} // namespace

void append_folded(std::string& text, char32_t c) {
  if (c < 0x80) {
    text += static_cast<char>(c >= 'A' && c <= 'Z' ? c + 0x20 : c);
  } else if (is_in(k_unseen, c)) {
    return;
  } else if (auto const spelling = spelling_of(c); !spelling.empty()) {
    text += spelling;
  } else if (is_in(k_blanks, c)) {
    text += ' ';
  } else if (is_in(k_dashes, c)) {
    text += '-';
  } else {
    append_utf8(text, letter_of(c));
  }
}

std::string folded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  while (!text.empty()) {
    auto const point = first_code_point(text);
    if (point.length == 0) {
      result += text.front();
    } else {
      append_letters(result, point.value);
    }
    text.remove_prefix(std::max<std::size_t>(1, point.length));
  }
  return result;
}

} // namespace partnerctl::core
