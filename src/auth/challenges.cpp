#include "auth/challenges.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::auth {
namespace {

bool is_alphanumeric(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
// RFC 9110, section 5.6.2.
bool is_token(char c) {
  return is_alphanumeric(c) ||
         std::string_view("!#$%&'*+-.^_`|~").find(c) != std::string_view::npos;
}
// RFC 9110, section 11.2.
bool is_token68(char c) {
  return is_alphanumeric(c) || std::string_view("-._~+/").find(c) != std::string_view::npos;
}
bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
bool is_separator(char c) {
  return is_blank(c) || c == ',';
}

// The comma stands between challenges and between the parameters of one, so a word is a scheme or a
// parameter's name by what follows it.
class Reader {
public:
  explicit Reader(std::string_view rest) : m_rest(rest) {}

  std::vector<Challenge> all() {
    while (skip(is_separator), !m_rest.empty()) {
      if (!read_item()) {
        m_challenges.pop_back();
        break;
      }
    }
    return std::move(m_challenges);
  }

private:
  // False where the rest cannot be read.
  bool read_item() {
    auto const word = take(is_token);
    skip(is_blank);
    bool const is_parameter = !m_rest.empty() && m_rest.front() == '=';
    if (m_challenges.empty() && (word.empty() || is_parameter)) {
      m_challenges.emplace_back(); // of no scheme, for what belongs to none
    }
    if (is_parameter) {
      return read_value(word);
    }
    if (word.empty()) {
      return m_rest.front() == '"' ? read_quoted().has_value() : (m_rest.remove_prefix(1), true);
    }
    m_challenges.push_back({.scheme = std::string(word)});
    skip_token68();
    return true;
  }

  bool read_value(std::string_view name) {
    m_rest.remove_prefix(1);
    skip(is_blank);
    bool const quoted = !m_rest.empty() && m_rest.front() == '"';
    auto value = quoted ? read_quoted() : std::string(take(is_token));
    if (!value) {
      return false;
    }
    m_challenges.back().parameters.emplace_back(name, *std::move(value));
    return true;
  }

  // nullopt where it has no end.
  std::optional<std::string> read_quoted() {
    std::string text;
    for (std::size_t at = 1; at < m_rest.size(); ++at) {
      if (m_rest[at] == '"') {
        m_rest.remove_prefix(at + 1);
        return text;
      }
      if (m_rest[at] == '\\' && ++at == m_rest.size()) {
        break;
      }
      text += m_rest[at];
    }
    return std::nullopt;
  }

  // What a scheme may have in place of parameters; nothing follows it but the next challenge.
  void skip_token68() {
    Reader ahead(m_rest);
    bool const any = !ahead.take(is_token68).empty();
    ahead.skip([](char c) { return c == '='; });
    ahead.skip(is_blank);
    if (any && (ahead.m_rest.empty() || ahead.m_rest.front() == ',')) {
      m_rest = ahead.m_rest;
    }
  }

  template <class Is>
  std::string_view take(Is is) {
    auto const end = std::find_if_not(m_rest.begin(), m_rest.end(), is);
    auto const taken = m_rest.substr(0, static_cast<std::size_t>(end - m_rest.begin()));
    m_rest.remove_prefix(taken.size());
    return taken;
  }
  template <class Is>
  void skip(Is is) {
    take(is);
  }

  std::string_view m_rest;
  std::vector<Challenge> m_challenges{};
};

} // namespace

std::optional<std::string> Challenge::get(std::string_view name) const {
  auto const found = std::find_if(parameters.begin(), parameters.end(), [name](auto const& each) {
    return core::equal_ignoring_case(each.first, name);
  });
  return found == parameters.end() ? std::nullopt : std::optional(found->second);
}

std::vector<Challenge> parse_challenges(std::string_view field) {
  return Reader(field).all();
}

} // namespace partnerctl::auth
