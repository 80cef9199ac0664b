#include "cpor/claim/input_words.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace partnerctl::cpor {

std::string folded_name(std::string_view text) {
  std::string kept;
  for (char const c : core::to_lower(text)) {
    bool const is_letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (c == '&') {
      kept += "and";
    } else if (is_letter || static_cast<unsigned char>(c) >= 0x80) {
      kept += c;
    }
  }
  return kept;
}

std::optional<bool> yes_or_no(std::string_view text) {
  // The English ones, and what spreadsheets in German, French, Spanish, Italian, Portuguese and
  // Dutch write for a ticked cell.
  constexpr std::array<std::string_view, 11> k_yes{
      "yes", "y", "true", "1", "x", "wahr", "vrai", "verdadero", "vero", "verdadeiro", "waar"};
  constexpr std::array<std::string_view, 9> k_no{"no",     "n",    "false", "0",     "",
                                                 "falsch", "faux", "falso", "onwaar"};
  constexpr std::size_t k_longest = 10;
  auto const trimmed = core::trim(text);
  auto const word = trimmed.size() > k_longest ? std::string("?") : core::to_lower(trimmed);
  if (std::find(k_yes.begin(), k_yes.end(), word) != k_yes.end()) {
    return true;
  }
  bool const is_no = std::find(k_no.begin(), k_no.end(), word) != k_no.end();
  return is_no ? std::optional(false) : std::nullopt;
}

std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> texts(1);
  for (std::size_t i = 0; i < cell.size(); ++i) {
    bool const is_guarded =
        cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == ';' || cell[i + 1] == '\\');
    if (is_guarded) {
      ++i;
    }
    if (cell[i] == ';' && !is_guarded) {
      texts.emplace_back();
    } else {
      texts.back() += cell[i];
    }
  }
  for (auto& text : texts) {
    text = core::trim(text);
  }
  return texts;
}

std::string join_cell(std::vector<std::string> const& texts) {
  std::vector<std::string> guarded;
  for (auto const& text : texts) {
    guarded.emplace_back();
    for (char const c : text) {
      guarded.back() += c == ';' || c == '\\' ? "\\" : "";
      guarded.back() += c;
    }
  }
  return core::join(guarded, "; ");
}

std::string nearest_name(std::string_view word, std::vector<std::string> const& names) {
  constexpr std::size_t k_telling = 4;
  auto const wanted = folded_name(word);
  std::vector<std::string> folded;
  std::transform(names.begin(), names.end(), std::back_inserter(folded), folded_name);
  auto found = std::find(folded.begin(), folded.end(), core::closest(wanted, folded));
  if (found == folded.end() && wanted.size() >= k_telling) {
    found = std::find_if(folded.begin(), folded.end(),
                         [&](std::string const& name) { return name.ends_with(wanted); });
  }
  return found == folded.end() ? std::string()
                               : names[static_cast<std::size_t>(found - folded.begin())];
}

std::string quoted_input(std::string_view text) {
  constexpr std::size_t k_columns = 40;
  // A text of megabytes is not worth going through for so many.
  constexpr std::size_t k_bytes = 1024;
  return "'" + core::phrase(text.substr(0, k_bytes), k_columns) + "'";
}

} // namespace partnerctl::cpor
