#include "partnerctl/core/shell_word.hpp"

namespace partnerctl::core {
namespace {

bool is_plain(std::string_view text) {
  constexpr std::string_view k_plain =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:,@%+=";
  // For zsh "=ls" is where ls lies.
  return !text.empty() && text.front() != '=' &&
         text.find_first_not_of(k_plain) == std::string_view::npos;
}

} // namespace

std::string shell_word(std::string_view text) {
  if (is_plain(text)) {
    return std::string(text);
  }
  std::string word = "'";
  for (char const c : text) {
    word += c == '\'' ? std::string("'\\''") : std::string(1, c);
  }
  return word + "'";
}

} // namespace partnerctl::core
