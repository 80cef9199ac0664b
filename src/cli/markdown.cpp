#include "cli/markdown.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::cli {
namespace {

constexpr std::size_t k_most_columns = 700;
// Invisible, and part of no name.
constexpr std::string_view k_word_joiner = "&#8288;";

std::string shown(std::string_view text) {
  std::string line(core::trim(text));
  for (char& c : line) {
    c = c == '\n' || c == '\r' || c == '\t' ? ' ' : c;
  }
  return core::cut_to_width(core::printable(line), k_most_columns);
}

bool is_plain(char c) {
  bool const is_ascii_punctuation = (c >= '!' && c <= '/') || (c >= ':' && c <= '@') ||
                                    (c >= '[' && c <= '`') || (c >= '{' && c <= '~');
  constexpr std::string_view k_harmless = ".,-/()'\"%+=;?";
  return !is_ascii_punctuation || k_harmless.find(c) != std::string_view::npos;
}

// "www." makes a link by itself.
bool ends_www(std::string_view before) {
  return before.size() >= 3 && core::equal_ignoring_case(before.substr(before.size() - 3), "www");
}

} // namespace

// By number: Markdown takes a character written so for the character alone, never for markup, and
// it cannot end a cell either.
std::string markdown_text(std::string_view text) {
  auto const line = shown(text);
  std::string result;
  for (std::size_t i = 0; i < line.size(); ++i) {
    char const c = line[i];
    bool const begins_link = c == '.' && ends_www(std::string_view(line).substr(0, i));
    if (is_plain(c) && !begins_link) {
      result += c;
      continue;
    }
    result += fmt::format("&#{};", static_cast<int>(c));
    if (c == '@') {
      // Mentions and addresses are looked for in what has been rendered.
      result += k_word_joiner;
    }
  }
  return result;
}

std::string markdown_code(std::string_view text) {
  auto const line = shown(text);
  if (line.empty() || line.find_first_of("`|\\") != std::string::npos) {
    return markdown_text(text);
  }
  return "`" + line + "`";
}

} // namespace partnerctl::cli
