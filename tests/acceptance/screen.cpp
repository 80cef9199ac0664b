#include "acceptance/screen.hpp"

#include <algorithm>
#include <cstddef>
#include <stdexcept>

namespace partnerctl::test {
namespace {

class Terminal {
public:
  void feed(std::string const& bytes) {
    for (std::size_t at = 0; at < bytes.size();) {
      at += take(bytes, at);
    }
  }
  std::vector<std::string> const& rows() const { return m_rows; }

private:
  // Returns how many bytes it took.
  std::size_t take(std::string const& bytes, std::size_t at) {
    switch (bytes[at]) {
    case '\n':
      m_rows.emplace_back();
      m_column = 0;
      return 1;
    case '\r':
      m_column = 0;
      return 1;
    case '\x1b':
      return escape(bytes, at);
    default:
      put(bytes[at]);
      return 1;
    }
  }
  std::size_t escape(std::string const& bytes, std::size_t at) {
    auto const end = bytes.find_first_not_of("[0123456789;", at + 1);
    if (end == std::string::npos) {
      throw std::runtime_error("a control sequence without an end");
    }
    if (bytes[end] == 'K') {
      m_rows.back().resize(std::min(m_column, m_rows.back().size()));
    } else if (bytes[end] != 'm') {
      throw std::runtime_error("no control sequence of ours: " + bytes.substr(at + 1, end - at));
    }
    return end + 1 - at;
  }
  void put(char c) {
    auto& row = m_rows.back();
    if (m_column < row.size()) {
      row[m_column] = c;
    } else {
      row += c;
    }
    ++m_column;
  }

  std::vector<std::string> m_rows{""};
  std::size_t m_column = 0;
};

} // namespace

std::vector<std::string> screen(std::string const& bytes) {
  Terminal terminal;
  terminal.feed(bytes);
  return terminal.rows();
}

} // namespace partnerctl::test
