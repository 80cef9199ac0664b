#include "cpor/proof/html_hiding.hpp"
#include "cpor/proof/html_references.hpp"
#include "cpor/proof/proof_formats.hpp"
#include "cpor/proof/text_encoding.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

// What stands within a line; every other tag parts words and lines.
constexpr std::array<std::string_view, 30> k_inline{
    "a",    "abbr",  "b",    "bdi",    "bdo",    "big",   "cite", "code", "del", "dfn",
    "em",   "font",  "i",    "ins",    "kbd",    "label", "mark", "nobr", "q",   "s",
    "samp", "small", "span", "strike", "strong", "sub",   "sup",  "tt",   "u",   "wbr"};
// What is not shown, or in no way that can be read.
constexpr std::array<std::string_view, 7> k_skipped{"script", "style",   "template", "noscript",
                                                    "iframe", "noembed", "noframes"};

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_blank(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

template <std::size_t N>
bool is_one_of(std::array<std::string_view, N> const& names, std::string_view name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// Goes once through a page; what is never closed lasts to its end. Each step goes forward.
class Page {
public:
  explicit Page(std::string_view html) : m_rest(html) {}

  std::string text() && {
    while (!m_rest.empty() && m_text.size() < k_most_text) {
      take_words(m_rest.substr(0, m_rest.find('<')));
      if (!m_rest.empty()) {
        take_markup();
      }
    }
    return std::move(m_text);
  }

private:
  void take_words(std::string_view words) {
    m_rest.remove_prefix(words.size());
    if (m_hiding.hides()) {
      return;
    }
    while (!words.empty()) {
      if (words.front() == '&') {
        take_reference(words, m_text);
      } else {
        // A line of the source is none of the page.
        m_text += is_blank(words.front()) ? ' ' : words.front();
        words.remove_prefix(1);
      }
    }
  }
  void take_markup() {
    if (m_rest.starts_with("<!--")) {
      skip_behind("-->", 2);
    } else if (m_rest.starts_with("<!") || m_rest.starts_with("<?")) {
      skip_behind(">", 2);
    } else if (auto const name = tag_name(); name.empty()) {
      m_text += m_hiding.hides() ? "" : "<";
      m_rest.remove_prefix(1);
    } else {
      take_tag(name);
    }
  }
  // Of an opening or closing tag here, lower case; empty where none is.
  std::string tag_name() const {
    std::size_t const begin = m_rest.starts_with("</") ? 2 : 1;
    auto end = begin;
    if (begin < m_rest.size() && is_letter(m_rest[begin])) {
      end = std::min(m_rest.find_first_of(" \t\n\r\f/>", begin), m_rest.size());
    }
    return core::to_lower(m_rest.substr(begin, std::min<std::size_t>(end - begin, 32)));
  }
  void take_tag(std::string const& name) {
    bool const opens = !m_rest.starts_with("</");
    auto const tag = m_rest.substr(0, length_of_tag());
    m_rest.remove_prefix(tag.size());
    bool const is_inline = is_one_of(k_inline, name);
    if (opens) {
      m_hiding.opens(name, tag);
    } else {
      m_hiding.closes(name, is_inline);
    }
    // Also where something hidden begins.
    m_text += is_inline ? "" : "\n";
    if (opens && is_one_of(k_skipped, name)) {
      skip_to_end_of(name);
    }
  }
  // Up to the '>' that is in no quoted value.
  std::size_t length_of_tag() {
    char last = ' ';
    for (std::size_t at = 1; at < m_rest.size(); ++at) {
      char const c = m_rest[at];
      if (c == '>') {
        return at + 1;
      }
      if ((c == '"' || c == '\'') && last == '=') {
        at = end_of_quote(c, at);
      }
      last = is_blank(c) ? last : c;
    }
    return m_rest.size();
  }
  // A quote that nothing closes is taken for a character, and not looked for again.
  std::size_t end_of_quote(char quote, std::size_t at) {
    bool& is_unclosed = quote == '"' ? m_no_double : m_no_single;
    auto const end = is_unclosed ? std::string_view::npos : m_rest.find(quote, at + 1);
    is_unclosed = end == std::string_view::npos;
    return is_unclosed ? at : end;
  }
  void skip_behind(std::string_view end, std::size_t from) {
    auto const at = m_rest.find(end, from);
    m_rest.remove_prefix(at == std::string_view::npos ? m_rest.size() : at + end.size());
  }
  void skip_to_end_of(std::string const& name) {
    while (!m_rest.empty()) {
      m_rest.remove_prefix(std::min(m_rest.find("</"), m_rest.size()));
      if (core::equal_ignoring_case(m_rest.substr(0, name.size() + 2), "</" + name)) {
        return;
      }
      m_rest.remove_prefix(std::min<std::size_t>(2, m_rest.size()));
    }
  }

  std::string_view m_rest;
  std::string m_text{};
  HtmlHiding m_hiding{};
  bool m_no_double = false;
  bool m_no_single = false;
};

} // namespace

// No parser of XML reads what pages are in practice, and none of HTML is among our libraries.
ProofText html_text(std::string_view bytes) {
  auto const html = decoded(bytes);
  if (html.find('\0') != std::string::npos) {
    return not_read(ProofText::Outcome::unreadable, "it has bytes that no page has");
  }
  return words_read(Page(html).text(), false);
}

} // namespace partnerctl::cpor
