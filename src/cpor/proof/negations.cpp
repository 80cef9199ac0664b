#include "cpor/proof/negations.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::string_view, 24> k_denying{
    "no",    "not",    "without", "never", "nor",     "neither", "cannot", "kein",
    "keine", "keiner", "keinen",  "nicht", "ohne",    "sans",    "aucun",  "aucune",
    "pas",   "sin",    "ninguna", "senza", "nessuna", "sem",     "geen",   "zonder"};

bool is_small_letter(char c) {
  return c >= 'a' && c <= 'z';
}
bool is_of_word(char c) {
  return is_small_letter(c) || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

char next_of(std::string_view text, std::size_t at) {
  return at < text.size() ? text[at] : '\0';
}

bool ends_sentence(std::string_view text, std::size_t at) {
  constexpr std::string_view k_ends = ".!?;:|_";
  return text[at] == '\n' ? !is_small_letter(next_of(text, at + 1))
                          : k_ends.find(text[at]) != std::string_view::npos;
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_of_word(text[at])) {
    ++at;
  }
  return at;
}

std::size_t end_of_sentence(std::string_view text, std::size_t at) {
  while (at < text.size() && !ends_sentence(text, at)) {
    ++at;
  }
  return at;
}

// Not the number of something: "no 17".
bool denies(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t k_longest = 7;
  char const after = next_of(text, end + 1);
  bool const is_number = (after >= '0' && after <= '9') || after == '#';
  return end - begin <= k_longest && !is_number &&
         std::find(k_denying.begin(), k_denying.end(),
                   core::to_lower(text.substr(begin, end - begin))) != k_denying.end();
}

} // namespace

std::string without_denied(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const end = end_of_word(text, at);
    if (end == at) {
      kept += text[at++];
    } else if (denies(text, at, end)) {
      at = end_of_sentence(text, end);
    } else {
      kept.append(text.substr(at, end - at));
      at = end;
    }
  }
  return kept;
}

} // namespace partnerctl::cpor
