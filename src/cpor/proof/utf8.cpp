#include "cpor/proof/utf8.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/core/unicode.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

constexpr char32_t k_replacement = 0xFFFD;

bool continues(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

} // namespace

char32_t take_code_point(std::string_view& text) {
  auto const point = core::first_code_point(text);
  text.remove_prefix(std::max<std::size_t>(1, point.length));
  return point.length == 0 ? k_replacement : point.value;
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
    core::append_utf8(valid, k_replacement);
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
