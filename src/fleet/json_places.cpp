#include "fleet/json_places.hpp"

namespace partnerctl::fleet {
namespace {

// Past the end of the string that begins at `at`; it holds no bare line end.
std::size_t past_string(std::string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    at += text[at] == '\\' ? 1 : 0;
  }
  return at + 1;
}

} // namespace

std::vector<JsonPlace> element_places(std::string_view text) {
  std::vector<JsonPlace> places;
  std::size_t line = 1;
  std::size_t line_begin = 0;
  int depth = 0;
  bool awaits_element = false;
  for (std::size_t i = 0; i < text.size();) {
    char const c = text[i];
    bool const blank = c == ' ' || c == '\t' || c == '\r' || c == '\n';
    if (awaits_element && !blank && c != ']') {
      places.push_back({.line = line, .column = i - line_begin + 1});
      awaits_element = false;
    }
    if (c == '"') {
      i = past_string(text, i);
      continue;
    }
    depth += c == '[' || c == '{' ? 1 : 0;
    depth -= c == ']' || c == '}' ? 1 : 0;
    awaits_element = awaits_element || (depth == 1 && (c == ',' || c == '['));
    ++i;
    if (c == '\n') {
      ++line;
      line_begin = i;
    }
  }
  return places;
}

} // namespace partnerctl::fleet
