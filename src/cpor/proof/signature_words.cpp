#include "cpor/proof/signature_words.hpp"

#include "cpor/proof/folding.hpp"
#include "cpor/proof/negations.hpp"
#include "cpor/proof/words.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace partnerctl::cpor {
namespace {

// As words_of has them.
constexpr std::array<std::string_view, 67> k_phrases{
    "signature", "signatures", "signatory", "signatories", "sign here", "undersigned",
    "countersigned", "signed by", "signed for", "signed on behalf", "signed this", "signed at",
    "signed and", "signed electronically", "signed digitally", "digitally signed",
    "electronically signed", "duly signed", "docusigned", "docusign envelope",
    // German.
    "unterschrift", "unterschriften", "unterschrieben", "unterzeichnet", "unterzeichner",
    "gezeichnet", "gez", "signatur",
    // French.
    "signataire", "signe par", "signe le", "lu et approuve", "bon pour accord",
    // Spanish, Italian, Portuguese.
    "firmado", "firmante", "firmato", "firmatario", "sottoscritto", "assinatura", "assinado",
    "signatario",
    // Dutch.
    "handtekening", "ondertekend", "ondertekening", "getekend",
    // Swedish, Danish, Norwegian, Finnish.
    "underskrift", "underskriven", "underskrevet", "namnteckning", "undertecknad", "allekirjoitus",
    // Polish, Czech, Slovak, Romanian, Hungarian, Turkish, Greek.
    "podpis", "podpisano", "podepsano", "semnatura", "alairas", "imza", "υπογραφη",
    // Russian, Ukrainian.
    "подпись", "подписано", "підпис", "підписано",
    // Chinese, Japanese, Korean.
    "署 名", "签 名", "签 字", "簽 名", "서 명"};

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || static_cast<unsigned char>(c) >= 0x80;
}

// The next character that is no blank, from `at` on; '\n' at the end.
char next_of(std::string_view folded, std::size_t at) {
  auto const next = folded.find_first_not_of(" \t\r", at);
  return next == std::string_view::npos ? '\n' : folded[next];
}
// The same before `at`.
char last_before(std::string_view folded, std::size_t at) {
  auto const last = folded.substr(0, at).find_last_not_of(" \t\r");
  return last == std::string_view::npos ? '\n' : folded[last];
}

// "Signed: ____", or on a line of its own: a label, not the verb of a line that was broken.
bool is_label(std::string_view folded, std::size_t begin, std::size_t end) {
  bool const is_whole_word = begin == 0 || !is_letter_or_digit(folded[begin - 1]);
  char const next = next_of(folded, end);
  return is_whole_word && (next == ':' || next == '_' || next == '|' ||
                           (next == '\n' && last_before(folded, begin) == '\n'));
}

bool has_label(std::string_view folded, std::string_view label) {
  for (auto at = folded.find(label); at != std::string_view::npos;
       at = folded.find(label, at + 1)) {
    if (is_label(folded, at, at + label.size())) {
      return true;
    }
  }
  return false;
}

// "/s/ Ann Lee", not "https://contoso.com/s/".
bool has_conformed_signature(std::string_view folded) {
  for (auto at = folded.find("/s/"); at != std::string_view::npos;
       at = folded.find("/s/", at + 1)) {
    bool const begins =
        at == 0 || std::string_view(" \t\r\n:").find(folded[at - 1]) != std::string_view::npos;
    if (begins) {
      return true;
    }
  }
  return false;
}

// "By: ______ Name: ______", where English papers are signed: first on its line or in its column,
// not "Prepared by: Ann".
bool has_by_line(std::string_view folded) {
  constexpr std::string_view k_by = "by:";
  constexpr std::size_t k_near = 160;
  for (auto at = folded.find(k_by); at != std::string_view::npos; at = folded.find(k_by, at + 1)) {
    bool const is_first =
        std::string_view("\n_|").find(last_before(folded, at)) != std::string_view::npos;
    auto const behind = folded.substr(at + k_by.size(), k_near);
    if (is_first && (core::trim(behind).starts_with("__") || has_label(behind, "name"))) {
      return true;
    }
  }
  return false;
}

// To sign in Spanish and Italian, a company in German.
bool has_firma(Words const& words) {
  return has_words(words, "firma") && !has_words(words, "und") && !has_words(words, "gmbh");
}

} // namespace

bool has_signature_words(std::string_view text) {
  auto const kept = without_denied(text);
  auto const words = words_of(kept);
  auto const folded = folded_text(kept);
  return std::any_of(k_phrases.begin(), k_phrases.end(),
                     [&](std::string_view phrase) { return has_words(words, phrase); }) ||
         has_label(folded, "signed") || has_label(folded, "sign") || has_by_line(folded) ||
         has_conformed_signature(folded) || has_firma(words);
}

} // namespace partnerctl::cpor
