#include "cpor/claim/json_scan.hpp"

#include "partnerctl/core/json.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <string>
#include <unordered_set>

namespace partnerctl::cpor {
namespace {

// As core::parse_json reads.
constexpr int k_deepest = 64;

// A name between quotes as it is meant.
std::string unescaped(std::string_view quoted) {
  auto const name = quoted.substr(1, quoted.size() - 2);
  if (name.find('\\') == std::string_view::npos) {
    return std::string(name);
  }
  auto const value = core::parse_json(quoted);
  return value && value->is_string() ? value->get<std::string>() : std::string(name);
}

class Scan {
public:
  Scan(std::string_view text, JsonPlace const& begin,
       std::function<bool(JsonMember const&)> const& visit)
      : m_text(text), m_at(begin.offset), m_line(begin.line),
        m_line_begin(begin.offset + 1 - begin.column), m_visit(visit) {}

  // False where the scan has ended; so do all below.
  bool value() {
    skip_blanks();
    if (is_at('{') || is_at('[')) {
      bool const good = ++m_depth <= k_deepest && (is_at('{') ? object() : list());
      --m_depth;
      return good;
    }
    if (is_at('"')) {
      return !quoted().empty();
    }
    auto const begin = m_at;
    m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
    return m_at > begin;
  }

private:
  bool is_at(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }

  bool take(char c) {
    skip_blanks();
    bool const is_there = is_at(c);
    m_at += is_there ? 1 : 0;
    return is_there;
  }

  void skip_blanks() {
    for (; m_at < m_text.size(); ++m_at) {
      char const c = m_text[m_at];
      if (c == '\n') {
        ++m_line;
        m_line_begin = m_at + 1;
      } else if (c != ' ' && c != '\t' && c != '\r') {
        return;
      }
    }
  }

  // With its quotes; it holds no bare line end. Empty where it is not closed.
  std::string_view quoted() {
    auto const begin = m_at;
    for (++m_at; m_at < m_text.size(); ++m_at) {
      if (m_text[m_at] == '"') {
        ++m_at;
        return m_text.substr(begin, m_at - begin);
      }
      m_at += m_text[m_at] == '\\' ? 1 : 0;
    }
    return {};
  }

  JsonPlace here() const { return {m_at, m_line, m_at + 1 - m_line_begin}; }

  // Shows a member that has that path, and goes through its value.
  bool member(JsonMember shown, std::string_view step) {
    auto const length = m_path.size();
    m_path.append(!shown.is_element && length > 0 ? "." : "").append(step);
    shown.path = m_path;
    bool const goes_on = m_visit(shown) && (shown.is_element || take(':')) && value();
    m_path.resize(length);
    return goes_on;
  }

  bool object() {
    ++m_at;
    std::unordered_set<std::string> names;
    for (std::size_t number = 0;; ++number) {
      if (number == 0 && take('}')) {
        return true;
      }
      skip_blanks();
      auto const place = here();
      auto const name = is_at('"') ? quoted() : std::string_view();
      if (name.empty()) {
        return false;
      }
      auto const [known, is_new] = names.insert(unescaped(name));
      if (!member({.place = place, .number = number, .is_repeated = !is_new}, *known)) {
        return false;
      }
      if (!take(',')) {
        return take('}');
      }
    }
  }

  bool list() {
    ++m_at;
    for (std::size_t number = 0;; ++number) {
      if (number == 0 && take(']')) {
        return true;
      }
      skip_blanks();
      if (!member({.place = here(), .number = number, .is_element = true},
                  fmt::format("[{}]", number))) {
        return false;
      }
      if (!take(',')) {
        return take(']');
      }
    }
  }

  std::string_view m_text;
  std::size_t m_at;
  std::size_t m_line;
  std::size_t m_line_begin;
  int m_depth = 0;
  std::string m_path;
  std::function<bool(JsonMember const&)> const& m_visit;
};

} // namespace

void visit_json(std::string_view text, JsonPlace const& begin,
                std::function<bool(JsonMember const&)> const& visit) {
  Scan(text, begin, visit).value();
}

} // namespace partnerctl::cpor
