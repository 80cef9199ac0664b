#include "output/html_exact.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/output/html.hpp"

#include <algorithm>

namespace partnerctl::output {
namespace {

// A parser makes a line feed of each CR that stands for itself, and none of one by number.
std::string_view reference_of(char c) {
  switch (c) {
  case '\t':
    return "&#9;";
  case '\n':
    return "&#10;";
  case '\r':
    return "&#13;";
  default:
    return {};
  }
}

// How many bytes the character has that begins with this one, in UTF-8 that is valid.
std::size_t length_of(char lead) {
  auto const byte = static_cast<unsigned char>(lead);
  return byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1;
}

// One character.
void add(std::string_view character, ExactHtml& exact) {
  auto const reference = reference_of(character.front());
  if (!reference.empty()) {
    exact.html += reference;
  } else if (character == " ") {
    exact.html += ' ';
  } else if (core::printable(character) == character) {
    exact.html += html_text(character);
  } else {
    exact.is_whole = false;
  }
}

} // namespace

ExactHtml html_exact(std::string_view text) {
  ExactHtml exact;
  while (!text.empty()) {
    auto const valid = std::min(text.size(), core::find_invalid_utf8(text));
    for (std::size_t at = 0; at < valid;) {
      auto const length = length_of(text[at]);
      add(text.substr(at, length), exact);
      at += length;
    }
    exact.is_whole = exact.is_whole && valid == text.size();
    text.remove_prefix(std::min(text.size(), valid + 1));
  }
  return exact;
}

} // namespace partnerctl::output
