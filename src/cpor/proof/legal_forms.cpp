#include "cpor/proof/legal_forms.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// As words_of has them, blanks left out.
constexpr std::array<std::string_view, 73> k_at_the_end{
    // English.
    "ltd", "limited", "llc", "llp", "lp", "inc", "incorporated", "corp", "corporation", "co",
    "company", "plc", "pc", "pllc", "pty", "pte", "pvt", "private",
    // German, Austrian, Swiss.
    "gmbh", "mbh", "ag", "kg", "kgaa", "ohg", "ug", "gbr", "ev", "eg", "ek", "haftungsbeschrankt",
    // French, Italian, Spanish, Portuguese.
    "sa", "sas", "sasu", "sarl", "eurl", "snc", "spa", "srl", "srls", "sl", "slu", "sau", "sadecv",
    "srldecv", "sderldecv", "lda", "ltda", "unipessoal", "cv",
    // Dutch, Nordic, European.
    "bv", "nv", "vof", "ab", "publ", "as", "asa", "aps", "oy", "oyj", "ks", "se",
    // Central and Eastern European, Malay.
    "sro", "doo", "spzoo", "kft", "zrt", "sdnbhd", "bhd",
    // Chinese and Japanese.
    "株式会社", "有限会社", "合同会社", "有限公司", "股份有限公司"};

constexpr std::array<std::string_view, 7> k_in_front{"株式会社", "有限会社", "合同会社", "ooo",
                                                     "oao",      "zao",      "ооо"};

// What joins forms: "GmbH & Co. KG".
constexpr std::array<std::string_view, 3> k_joining{"and", "und", "et"};

// "S. p. A.", "Sp. z o.o.", and a form of six characters of which each is a word.
constexpr std::size_t k_most_words = 6;

using Name = std::vector<std::string>;

std::string joined(Name::const_iterator begin, Name::const_iterator end) {
  std::string all;
  for (; begin != end; ++begin) {
    all += *begin;
  }
  return all;
}

template <class Forms>
bool is_one_of(Forms const& forms, std::string_view text) {
  return std::find(forms.begin(), forms.end(), text) != forms.end();
}

// The longest form first, for "S.A. de C.V." ends like "C.V.". Something is left in any case.
template <class Forms>
bool cut_end(Name& name, Forms const& forms) {
  for (auto count = std::min(k_most_words, name.size() - 1); count > 0; --count) {
    auto const begin = name.end() - static_cast<std::ptrdiff_t>(count);
    if (is_one_of(forms, joined(begin, name.end()))) {
      name.erase(begin, name.end());
      return true;
    }
  }
  return false;
}

void cut_front(Name& name) {
  for (std::size_t count = 1; count < name.size() && count <= k_most_words; ++count) {
    auto const end = name.begin() + static_cast<std::ptrdiff_t>(count);
    if (is_one_of(k_in_front, joined(name.begin(), end))) {
      name.erase(name.begin(), end);
      return;
    }
  }
}

// Would be found in any text.
bool says_nothing(std::string_view name) {
  return name.size() < 2 || name == "the";
}

} // namespace

std::string company_needle(std::string_view name) {
  auto const whole = needle_of(name);
  auto words = core::split(whole, ' ');
  cut_front(words);
  while (cut_end(words, k_at_the_end)) {
    cut_end(words, k_joining);
  }
  auto core = core::join(words, " ");
  return says_nothing(core) ? whole : core;
}

bool has_company(Words const& words, std::string_view name, std::string_view other) {
  auto const wanted = company_needle(name);
  auto const longer = company_needle(other);
  return is_part_of(wanted, longer) ? has_words(without(words, {longer}), wanted)
                                    : has_words(words, wanted);
}

} // namespace partnerctl::cpor
