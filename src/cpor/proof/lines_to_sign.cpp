#include "cpor/proof/lines_to_sign.hpp"

#include "cpor/proof/signature_words.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <string>

namespace partnerctl::cpor {
namespace {

constexpr int k_most_lines = 1000;
// Bytes: no label is longer.
constexpr std::size_t k_longest_label = 80;

bool is_of_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

// What stands in front on the same line, or in the same column of it.
std::string_view before_on_line(std::string_view text, std::size_t at) {
  auto const from = at < k_longest_label ? 0 : at - k_longest_label;
  auto front = text.substr(from, at - from);
  auto const behind = [&front](std::size_t end, std::size_t length) {
    front.remove_prefix(end == std::string_view::npos ? 0 : end + length);
  };
  behind(front.find_last_of("\n\t|_"), 1);
  // The blanks between a label and its line part no columns.
  front = core::trim(front);
  behind(front.rfind("  "), 2);
  return front;
}

// What stands in front, or for a line of underscores alone the line above it.
std::string_view front_of(std::string_view text, std::size_t at) {
  auto const front = before_on_line(text, at);
  auto const end = text.substr(0, at).find_last_not_of(" \t\r\n|");
  return front.empty() && end != std::string_view::npos ? before_on_line(text, end + 1) : front;
}

// A label has nothing behind its colon: "Signature: Ann Lee ____" is filled in.
bool is_for_signature(std::string_view front) {
  // "Signature: X ____".
  if (front.ends_with('x') || front.ends_with('X')) {
    auto const label = core::trim(front.substr(0, front.size() - 1));
    front = label.ends_with(':') ? label : front;
  }
  while (!front.empty() && (front.back() == ':' || front.back() == ' ')) {
    front.remove_suffix(1);
  }
  auto const label =
      front.substr(front.find(':') == std::string_view::npos ? 0 : front.rfind(':') + 1);
  return !label.empty() && has_signature_words(std::string(label) + ": ____");
}

// "Signature ____ Ann Lee" is filled in, "Signature ____ Date ____" is not.
bool is_filled_in(std::string_view text, std::size_t at) {
  auto rest = text.substr(at, k_longest_label);
  rest = rest.substr(0, std::min(rest.find_first_of("\n\t|"), rest.find("  ")));
  auto const word = core::trim(rest);
  auto const end = static_cast<std::size_t>(std::find_if_not(word.begin(), word.end(), is_of_word) -
                                            word.begin());
  auto const behind = core::trim(word.substr(end));
  bool const is_label = !behind.empty() && (behind.front() == ':' || behind.front() == '_');
  return end > 0 && !is_label;
}

// A line to write on: underscores, full stops or leaders of dots.
struct Rule {
  std::size_t begin = std::string_view::npos;
  std::size_t end = 0;
};
Rule next_rule(std::string_view text, std::size_t from) {
  constexpr std::array<std::string_view, 3> k_shortest{"___", ".....", "\u2026\u2026"};
  constexpr std::string_view k_marks = "_.\u2026";
  for (auto at = text.find_first_of(k_marks, from); at != std::string_view::npos;
       at = text.find_first_of(k_marks, at + 1)) {
    auto const rest = text.substr(at);
    if (std::any_of(k_shortest.begin(), k_shortest.end(),
                    [rest](std::string_view one) { return rest.starts_with(one); })) {
      return {.begin = at, .end = std::min(text.find_first_not_of(k_marks, at), text.size())};
    }
  }
  return {};
}

std::string_view line_at(std::string_view text, std::size_t at) {
  auto const line = text.substr(at, k_longest_label);
  return core::trim(line.substr(0, line.find('\n')));
}

std::size_t next_line(std::string_view text, std::size_t at) {
  auto const end = std::min(text.find('\n', at), text.size());
  return std::min(text.find_first_not_of(" \t\r\n", end), text.size());
}

// "______" above "Signature", with nothing behind that could stand for one: of cells a line is
// rather of the label above it.
bool is_above_label(std::string_view text, Rule const& rule) {
  auto const after = text.find_first_not_of(" \t\r", rule.end);
  bool const is_alone =
      after < text.size() && text[after] == '\n' && before_on_line(text, rule.begin).empty();
  auto const below = is_alone ? next_line(text, after) : text.size();
  if (!is_for_signature(line_at(text, below))) {
    return false;
  }
  auto const behind = core::to_lower(line_at(text, next_line(text, below)));
  return behind.empty() || next_rule(behind, 0).begin == 0 || behind.starts_with("date") ||
         behind.starts_with("name");
}

} // namespace

bool has_empty_line_to_sign(std::string_view text) {
  auto rule = next_rule(text, 0);
  for (int i = 0; i < k_most_lines && rule.begin < text.size(); ++i) {
    if ((is_for_signature(front_of(text, rule.begin)) && !is_filled_in(text, rule.end)) ||
        is_above_label(text, rule)) {
      return true;
    }
    rule = next_rule(text, rule.end);
  }
  return false;
}

} // namespace partnerctl::cpor
