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

// How words begin that say that somebody signs.
constexpr std::array<std::string_view, 16> k_signing{
    "signat",    "signe",     "sign\xC3\xA9", "sign\xC3\x89", "signing",    "countersign",
    "undersign", "docusign",  "unterschr",    "unterz",       "gezeichnet", "firma",
    "sottoscri", "handteken", "onderteken",   "geteken"};
// Portuguese says "no" for "in the".
constexpr std::string_view k_signing_in_portuguese = "assina";
// Behind that many words a denial is of something else.
constexpr int k_near = 5;

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

// Where the columns of a page begin too.
bool ends_clause(std::string_view text, std::size_t at) {
  return ends_sentence(text, at) || text[at] == '\t' ||
         (text[at] == ' ' && next_of(text, at + 1) == ' ');
}

std::size_t end_of_word(std::string_view text, std::size_t at) {
  while (at < text.size() && is_of_word(text[at])) {
    ++at;
  }
  return at;
}

std::size_t end_of_clause(std::string_view text, std::size_t at) {
  while (at < text.size() && !ends_clause(text, at)) {
    ++at;
  }
  return at;
}

// Not the number of something: "no 17".
bool is_denial(std::string_view text, std::size_t begin, std::size_t end) {
  constexpr std::size_t k_longest = 7;
  char const after = next_of(text, end + 1);
  bool const is_number = (after >= '0' && after <= '9') || after == '#';
  return end - begin <= k_longest && !is_number &&
         std::find(k_denying.begin(), k_denying.end(),
                   core::to_lower(text.substr(begin, end - begin))) != k_denying.end();
}

bool is_of_signing(std::string_view word, std::string_view denying) {
  constexpr std::size_t k_longest = 12;
  auto const lower = core::to_lower(word.substr(0, k_longest));
  return lower == "sign" || lower == "gez" ||
         (lower.starts_with(k_signing_in_portuguese) && core::to_lower(denying) != "no") ||
         std::any_of(k_signing.begin(), k_signing.end(),
                     [&](std::string_view beginning) { return lower.starts_with(beginning); });
}

// Empty where the clause has none from `at` on.
std::string_view next_word(std::string_view text, std::size_t at) {
  while (at < text.size() && !is_of_word(text[at]) && !ends_clause(text, at)) {
    ++at;
  }
  return text.substr(at, end_of_word(text, at) - at);
}

// Looks no further than it has to: a long text may deny at every word.
bool is_of_signature(std::string_view text, std::string_view denying) {
  auto word = denying;
  for (int i = 0; i < k_near; ++i) {
    word = next_word(text, static_cast<std::size_t>(word.data() + word.size() - text.data()));
    if (word.empty() || is_of_signing(word, denying)) {
      return !word.empty();
    }
  }
  return false;
}

} // namespace

std::string without_denied(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const end = end_of_word(text, at);
    if (end == at) {
      kept += text[at++];
    } else if (is_denial(text, at, end) && is_of_signature(text, text.substr(at, end - at))) {
      at = end_of_clause(text, end);
    } else {
      kept.append(text.substr(at, end - at));
      at = end;
    }
  }
  return kept;
}

} // namespace partnerctl::cpor
