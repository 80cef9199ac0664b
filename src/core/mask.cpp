#include "partnerctl/core/mask.hpp"

#include <algorithm>

namespace partnerctl::core {
namespace {

bool is_token_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.' || c == '=';
}

} // namespace

std::string without_tokens(std::string_view text) {
  constexpr std::string_view k_begin = "eyJ";
  std::string result;
  while (true) {
    auto const at = text.find(k_begin);
    result += text.substr(0, at);
    if (at == std::string_view::npos) {
      return result;
    }
    text.remove_prefix(at);
    auto const end = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_token_character) - text.begin());
    auto const token = text.substr(0, end);
    bool const is_token = std::count(token.begin(), token.end(), '.') >= 1 && end >= 16;
    result += is_token ? std::string_view("***") : token;
    text.remove_prefix(end);
  }
}

} // namespace partnerctl::core
