#include "cpor/evidence/portal_columns.hpp"

#include "cpor/evidence/portal_columns_asian.hpp"
#include "cpor/evidence/portal_columns_english.hpp"
#include "cpor/evidence/portal_columns_germanic.hpp"
#include "cpor/evidence/portal_columns_romance.hpp"
#include "cpor/evidence/portal_columns_slavic.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <cctype>
#include <unordered_map>
#include <utility>
#include <vector>

namespace partnerctl::cpor {
namespace {

// In the enumeration's order.
constexpr std::array<std::span<ColumnHeaders const>, k_languages> k_headers{
    {k_english_headers, k_german_headers, k_french_headers, k_spanish_headers, k_italian_headers,
     k_portuguese_headers, k_dutch_headers, k_polish_headers, k_swedish_headers, k_danish_headers,
     k_norwegian_headers, k_czech_headers, k_japanese_headers, k_chinese_headers}};

using Known = std::unordered_map<std::string, KnownHeader>;

// "Lösung" as it is written where there is no ö: "Loesung".
std::string without_umlauts(std::string_view text) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 7> k_spelled{
      {{"ä", "ae"}, {"ö", "oe"}, {"ü", "ue"}, {"Ä", "Ae"}, {"Ö", "Oe"}, {"Ü", "Ue"}, {"å", "aa"}}};
  std::string result(text);
  for (auto const& [letter, spelled] : k_spelled) {
    for (auto at = result.find(letter); at != std::string::npos; at = result.find(letter)) {
      result.replace(at, letter.size(), spelled);
    }
  }
  return result;
}

constexpr std::string_view k_articles = " a af av d da das de del dell della delle dello den der "
                                        "des di die do dos du el for fur gli het "
                                        "il l la las le les lo los of pro the til van vom von zum ";

// The words of a header whatever their order, without those that only join them: "ID du locataire
// (client)" as "client id locataire".
std::string words_in_order(std::string_view header) {
  std::string spaced(header);
  for (auto const apart : {"\u2019", "\u00A0", "\u3000"}) {
    for (auto at = spaced.find(apart); at != std::string::npos; at = spaced.find(apart, at)) {
      spaced.replace(at, std::string_view(apart).size(), " ");
    }
  }
  std::replace_if(
      spaced.begin(), spaced.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x80 && std::isalnum(c) == 0; }, ' ');
  std::vector<std::string> words;
  for (auto const& word : core::split(spaced, ' ')) {
    auto const name = core::folded(word);
    if (!name.empty() && k_articles.find(" " + name + " ") == std::string_view::npos) {
      words.push_back(name);
    }
  }
  std::sort(words.begin(), words.end());
  return core::join(words, " ");
}

void add(Known& known, std::string const& name, KnownHeader const& header) {
  auto const [place, is_new] = known.try_emplace(name, header);
  place->second.rank = std::min(place->second.rank, header.rank);
  place->second.languages |= header.languages;
}

Known make_known() {
  Known known;
  for (std::size_t language = 0; language < k_languages; ++language) {
    for (auto const& [column, headers] : k_headers.at(language)) {
      auto const names = core::split(headers, '|');
      for (std::size_t rank = 0; rank < names.size(); ++rank) {
        KnownHeader const header{
            .column = column, .rank = rank, .languages = HeaderLanguages().set(language)};
        add(known, core::folded(names[rank]), header);
        add(known, core::folded(without_umlauts(names[rank])), header);
        add(known, words_in_order(names[rank]), header);
      }
    }
  }
  return known;
}

// "Claim #" as "Claim number"; a '#' alone would fold away.
std::string without_number_signs(std::string_view header) {
  return core::join(core::split(header, '#'), " number ");
}

// "Claim ID (MCI)" as "Claim ID"; also with full-width parentheses.
std::string without_parentheses(std::string_view header) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 3> k_pairs{
      {{"(", ")"}, {"[", "]"}, {"（", "）"}}};
  std::string result(header);
  for (auto const& [opening, closing] : k_pairs) {
    auto const begin = result.find(opening);
    auto const end = begin == std::string::npos ? begin : result.find(closing, begin);
    if (end != std::string::npos) {
      result.erase(begin, end + closing.size() - begin);
    }
  }
  return result;
}

} // namespace

std::span<ColumnHeaders const> headers_in(HeaderLanguage language) {
  return k_headers.at(static_cast<std::size_t>(language));
}

std::optional<KnownHeader> known_header(std::string_view header) {
  static Known const k_known = make_known();
  // A cell of a megabyte is not worth the copies.
  constexpr std::size_t k_longest = 200;
  if (header.size() > k_longest) {
    return std::nullopt;
  }
  auto const plain = without_number_signs(header);
  for (auto const& name :
       {core::folded(plain), core::folded(without_parentheses(plain)), words_in_order(plain)}) {
    auto const found = k_known.find(name);
    if (found != k_known.end()) {
      return found->second;
    }
  }
  return std::nullopt;
}

} // namespace partnerctl::cpor
