#include "cpor/proof/utf8.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

std::size_t length_by(unsigned char lead) {
  return lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0;
}

} // namespace

char32_t take_code_point(std::string_view& text) {
  auto const lead = static_cast<unsigned char>(text.front());
  // Nearly every character.
  if (lead < 0x80) {
    text.remove_prefix(1);
    return lead;
  }
  auto const length = length_by(lead);
  bool const is_whole = length > 0 && length <= text.size() &&
                        core::find_invalid_utf8(text.substr(0, length)) == std::string_view::npos;
  char32_t value = lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; is_whole && i < length; ++i) {
    value = (value << 6U) | (static_cast<unsigned char>(text[i]) & 0x3FU);
  }
  text.remove_prefix(is_whole ? length : 1);
  return is_whole ? value : k_replacement;
}

void append_utf8(std::string& text, char32_t code_point) {
  bool const is_character = code_point <= 0x10FFFF && (code_point < 0xD800 || code_point > 0xDFFF);
  char32_t const c = is_character ? code_point : k_replacement;
  auto const tail = [&](unsigned shift) {
    text += static_cast<char>(0x80U | ((c >> shift) & 0x3FU));
  };
  if (c < 0x80) {
    text += static_cast<char>(c);
  } else if (c < 0x800) {
    text += static_cast<char>(0xC0U | (c >> 6U));
    tail(0);
  } else if (c < 0x10000) {
    text += static_cast<char>(0xE0U | (c >> 12U));
    tail(6);
    tail(0);
  } else {
    text += static_cast<char>(0xF0U | (c >> 18U));
    tail(12);
    tail(6);
    tail(0);
  }
}

std::string valid_utf8(std::string text) {
  std::string_view rest(text);
  auto bad = core::find_invalid_utf8(rest);
  if (bad == std::string_view::npos) {
    return text;
  }
  std::string valid;
  while (bad != std::string_view::npos) {
    valid.append(rest.substr(0, bad));
    append_utf8(valid, k_replacement);
    rest.remove_prefix(bad + 1);
    bad = core::find_invalid_utf8(rest);
  }
  return valid.append(rest);
}

void cut_utf8(std::string& text, std::size_t bytes) {
  if (text.size() <= bytes) {
    return;
  }
  while (bytes > 0 && continues(text[bytes])) {
    --bytes;
  }
  text.resize(bytes);
}

} // namespace partnerctl::cpor
