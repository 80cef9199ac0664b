#include "cpor/proof/html_hiding.hpp"

#include "cpor/proof/html_references.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace partnerctl::cpor {
namespace {

// Browsers nest no deeper than some hundred elements either.
constexpr std::size_t k_deepest = 256;

// They have nothing within.
constexpr std::array<std::string_view, 13> k_void{"area",   "base",  "br",    "col",  "embed",
                                                  "hr",     "img",   "input", "link", "meta",
                                                  "source", "track", "wbr"};
// What is shown at no time, or crossed out.
constexpr std::array<std::string_view, 4> k_hidden{"datalist", "del", "s", "strike"};
// Within these an element is no sibling of one outside.
constexpr std::array<std::string_view, 5> k_containers{"ul", "ol", "dl", "table", "select"};
// What ends a paragraph that has no end of its own.
constexpr std::array<std::string_view, 39> k_blocks{
    "address", "article", "aside",    "blockquote", "center", "details", "dd",     "div",
    "dl",      "dt",      "fieldset", "figcaption", "figure", "footer",  "form",   "h1",
    "h2",      "h3",      "h4",       "h5",         "h6",     "header",  "li",     "main",
    "menu",    "nav",     "ol",       "p",          "pre",    "section", "table",  "tbody",
    "td",      "tfoot",   "th",       "thead",      "tr",     "ul",      "summary"};

using Pair = std::pair<std::string_view, std::string_view>;
// Elements that need no end, and the ones that begin behind them.
constexpr std::array<Pair, 20> k_ends{
    {{"li", "li"},    {"dt", "dt"},       {"dt", "dd"},       {"dd", "dt"},
     {"dd", "dd"},    {"td", "td"},       {"td", "th"},       {"td", "tr"},
     {"td", "tbody"}, {"td", "tfoot"},    {"th", "td"},       {"th", "th"},
     {"th", "tr"},    {"th", "tbody"},    {"tr", "tr"},       {"tr", "tbody"},
     {"tr", "tfoot"}, {"tbody", "tbody"}, {"tbody", "tfoot"}, {"option", "option"}}};

template <class Range, class Name>
bool is_one_of(Range const& names, Name const& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string_view up_to(std::string_view text, std::string_view marks) {
  return text.substr(0, text.find_first_of(marks));
}

void skip_blanks(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) {
    text.remove_prefix(1);
  }
}

// Cuts an attribute's value off, with its '='; empty where it has none.
std::string_view take_value(std::string_view& rest) {
  auto ahead = rest;
  skip_blanks(ahead);
  if (!ahead.starts_with('=')) {
    return {};
  }
  ahead.remove_prefix(1);
  skip_blanks(ahead);
  bool const is_quoted = ahead.starts_with('"') || ahead.starts_with('\'');
  auto const quote = ahead.substr(0, is_quoted ? 1 : 0);
  ahead.remove_prefix(quote.size());
  auto const value = up_to(ahead, is_quoted ? quote : " \t\n\r\f>");
  rest = ahead.substr(std::min(ahead.size(), value.size() + quote.size()));
  return value;
}

std::string decoded_value(std::string_view value) {
  std::string text;
  while (!value.empty()) {
    if (value.front() == '&') {
      take_reference(value, text);
    } else {
      text += value.front();
      value.remove_prefix(1);
    }
  }
  return text;
}

std::string without_comments(std::string_view style) {
  std::string text;
  while (!style.empty()) {
    auto const begin = std::min(style.find("/*"), style.size());
    text.append(style.substr(0, begin));
    auto const end = style.find("*/", std::min(begin + 2, style.size()));
    style.remove_prefix(end == std::string_view::npos ? style.size() : end + 2);
  }
  return text;
}

// "0", "0.0px", ".0em".
bool is_zero(std::string_view value) {
  auto const number = value.substr(0, value.find_first_not_of("0."));
  auto const unit = value.substr(number.size());
  return number.find('0') != std::string_view::npos &&
         unit.find_first_of("0123456789") == std::string_view::npos;
}

// Whether a declaration hides; nullopt where it is of something else.
std::optional<bool> hides(std::string_view property, std::string_view value) {
  return property == "display"      ? std::optional(value == "none")
         : property == "visibility" ? std::optional(value == "hidden" || value == "collapse")
         : property == "font-size" || property == "opacity" ? std::optional(is_zero(value))
         : property == "text-decoration" || property == "text-decoration-line"
             ? std::optional(value.find("line-through") != std::string_view::npos)
         : property == "mso-hide" ? std::optional(value == "all")
                                  : std::nullopt;
}

bool hides_by_style(std::string_view style) {
  constexpr std::size_t k_longest = 4096;
  style = style.substr(0, k_longest);
  // Of a property that stands twice the last holds.
  std::vector<std::string> hiding;
  for (auto const& declaration : core::split(core::to_lower(without_comments(style)), ';')) {
    auto const colon = std::min(declaration.find(':'), declaration.size());
    auto const property = std::string(core::trim(std::string_view(declaration).substr(0, colon)));
    auto const value = core::trim(
        up_to(std::string_view(declaration).substr(std::min(colon + 1, declaration.size())), "!"));
    if (auto const is_hidden = hides(property, value)) {
      hiding.erase(std::remove(hiding.begin(), hiding.end(), property), hiding.end());
      hiding.resize(hiding.size() + (*is_hidden ? 1 : 0), property);
    }
  }
  return !hiding.empty();
}

// Whether a tag says of its element that it is not shown.
bool hides_itself(std::string_view name_of_tag, std::string_view tag) {
  if (is_one_of(k_hidden, name_of_tag)) {
    return true;
  }
  auto rest = tag.substr(up_to(tag, " \t\n\r\f/>").size());
  while (!rest.empty()) {
    constexpr std::string_view k_between = " \t\n\r\f/>\"'=";
    rest.remove_prefix(std::min(rest.find_first_not_of(k_between), rest.size()));
    auto const name = core::to_lower(up_to(rest, " \t\n\r\f/>="));
    rest.remove_prefix(name.size());
    auto const value = take_value(rest);
    if (name == "hidden" || (name == "style" && hides_by_style(decoded_value(value)))) {
      return true;
    }
  }
  return false;
}

} // namespace

bool HtmlHiding::is_ended_by(std::string const& name) const {
  bool const is_behind = is_one_of(k_ends, Pair(m_open.front(), name)) ||
                         (m_open.front() == "p" && is_one_of(k_blocks, name));
  return is_behind && std::none_of(m_open.begin() + 1, m_open.end(), [](std::string const& one) {
           return is_one_of(k_containers, one);
         });
}

void HtmlHiding::opens(std::string const& name, std::string_view tag) {
  if (is_one_of(k_void, name) || tag.ends_with("/>")) {
    return;
  }
  if (hides() && !is_ended_by(name)) {
    m_open.resize(std::min(m_open.size() + 1, k_deepest), name);
    return;
  }
  m_open.clear();
  if (hides_itself(name, tag)) {
    m_open.push_back(name);
  }
}

void HtmlHiding::closes(std::string const& name, bool is_inline) {
  auto const found = std::find(m_open.rbegin(), m_open.rend(), name);
  if (found != m_open.rend()) {
    m_open.erase(found.base() - 1, m_open.end());
    return;
  }
  // The end of what is around it ends it too; the end of nothing is passed over.
  bool const is_around =
      !is_inline && (name != "p" || (hides() && !is_one_of(k_blocks, m_open.front())));
  if (is_around) {
    m_open.clear();
  }
}

} // namespace partnerctl::cpor
