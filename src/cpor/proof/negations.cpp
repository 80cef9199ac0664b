#include "cpor/proof/negations.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::array<std::string_view, 28> k_denying{
    "no",    "not",    "without", "never", "nor",     "neither", "cannot",
    "kein",  "keine",  "keiner",  "nicht", "keinen",  "ohne",    "sans",
    "aucun", "aucune", "pas",     "non",   "sin",     "ninguna", "senza",
    "sem",   "geen",   "zonder",  "niet",  "nessuna", "nie",     "n\xC3\xA3o"};

// What is yet to come: before the signature, or behind it.
constexpr std::array<std::string_view, 22> k_pending{
    "pending",     "awaiting", "awaits",    "awaited",  "missing",  "outstanding",
    "follow",      "follows",  "fehlt",     "fehlende", "folgt",    "ausstehend",
    "ausstehende", "attente",  "manquante", "attesa",   "mancante", "manca",
    "pendiente",   "pendente", "falta",     "ontbreekt"};
// "muss unterschrieben werden".
constexpr std::string_view k_german_be = "werden";

// What stands in place of a signature, alone behind its label.
constexpr std::array<std::string_view, 14> k_placeholders{
    "no",  "none",       "not yet", "not signed", "n/a",  "na",  "tbd",
    "tba", "to be done", "open",    "unsigned",   "nein", "non", "nee"};

// How words begin that say that somebody signs.
constexpr std::array<std::string_view, 16> k_signing{
    "signat",    "signe",     "sign\xC3\xA9", "sign\xC3\x89", "signing",    "countersign",
    "undersign", "docusign",  "unterschr",    "unterz",       "gezeichnet", "firma",
    "sottoscri", "handteken", "onderteken",   "geteken"};
// Portuguese says "no" for "in the".
constexpr std::string_view k_signing_in_portuguese = "assina";
// Behind that many words a denial is of something else.
constexpr int k_near = 5;
// And so is what is pending behind a signature.
constexpr int k_near_behind = 4;
// Bytes: no word or placeholder above is longer.
constexpr std::size_t k_longest = 12;

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& words, std::string_view word) {
  // Of every word of a long text: no copy is made.
  return word.size() <= k_longest &&
         std::any_of(words.begin(), words.end(), [word](std::string_view one) {
           return one.size() == word.size() && core::equal_ignoring_case(one, word);
         });
}

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

// Of a word of the text: where it ends in it.
std::size_t end_of(std::string_view text, std::string_view word) {
  return static_cast<std::size_t>(word.data() + word.size() - text.data());
}

// Not the number of something: "no 17".
bool is_denial(std::string_view text, std::string_view word) {
  char const after = next_of(text, end_of(text, word) + 1);
  bool const is_number = (after >= '0' && after <= '9') || after == '#';
  return !is_number && is_one_of(k_denying, word);
}

bool is_of_signing(std::string_view word, std::string_view denying) {
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
bool is_of_signature(std::string_view text, std::string_view denying, std::size_t from, int near) {
  auto word = next_word(text, from);
  for (int i = 0; i < near && !word.empty(); ++i) {
    if (is_of_signing(word, denying)) {
      return true;
    }
    word = next_word(text, end_of(text, word));
  }
  return false;
}

std::size_t behind_colon(std::string_view text, std::size_t at) {
  return at + (next_of(text, at) == ':' ? 1 : 0);
}

// "no signature", "pending: signature", "to be signed".
bool denies_what_follows(std::string_view text, std::string_view word) {
  auto const end = end_of(text, word);
  if (is_one_of(k_pending, word)) {
    return is_of_signature(text, word, behind_colon(text, end), k_near);
  }
  int const near = is_denial(text, word) ? k_near : core::equal_ignoring_case(word, "be") ? 1 : 0;
  return is_of_signature(text, word, end, near);
}

// Behind a label and its colon, or on the line below it, as cells are: where the placeholder ends
// that stands there alone, else nothing.
std::size_t end_of_placeholder(std::string_view text, std::size_t at) {
  constexpr std::size_t k_far = 40;
  at = std::min(text.find_first_not_of(" \t:?|-(", at), text.size());
  at = next_of(text, at) == '\n' ? std::min(text.find_first_not_of(" \t\n", at), text.size()) : at;
  auto const rest = text.substr(at, k_far);
  auto const end = std::min(rest.find_first_of("\t\n|,;.!)"), rest.find("  "));
  auto const placeholder = core::trim(rest.substr(0, end));
  bool const is_there = is_one_of(k_placeholders, placeholder) || is_one_of(k_pending, placeholder);
  return is_there ? at + placeholder.size() : std::string_view::npos;
}

// "signature pending", "Signature: TBD": where a clause ends that says behind the word that nobody
// has signed; npos where it does not.
std::size_t end_of_denial_behind(std::string_view text, std::string_view signing) {
  auto word = signing;
  for (int i = 0; i < k_near_behind; ++i) {
    auto const end = end_of(text, word);
    word = next_of(text, end) == ',' ? std::string_view() : next_word(text, end);
    if (is_one_of(k_pending, word) || word == k_german_be) {
      return end_of_clause(text, end_of(text, word));
    }
    if (word.empty()) {
      break;
    }
  }
  return end_of_placeholder(text, end_of(text, signing));
}

} // namespace

std::string without_denied(std::string_view text) {
  std::string kept;
  kept.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    auto const word = text.substr(at, end_of_word(text, at) - at);
    auto const end = at + word.size();
    if (word.empty()) {
      kept += text[at++];
    } else if (denies_what_follows(text, word)) {
      at = end_of_clause(text, behind_colon(text, end));
    } else if (auto const denied = is_of_signing(word, "") ? end_of_denial_behind(text, word)
                                                           : std::string_view::npos;
               denied != std::string_view::npos) {
      at = denied;
    } else {
      kept.append(word);
      at = end;
    }
  }
  return kept;
}

} // namespace partnerctl::cpor
