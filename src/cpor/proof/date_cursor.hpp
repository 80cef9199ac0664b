#pragma once

#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// Reads on from a place in a folded text (folding.hpp), for dates. What it cannot take, it leaves.
class DateCursor {
public:
  DateCursor(std::string_view text, std::size_t at) : m_text(text), m_at(at) {}
  std::size_t at() const { return m_at; }
  static bool is_digit(char c);
  // ASCII digits and letters of any script.
  static bool is_alphanumeric(char c);

  // The characters ahead and behind; '\0' beyond the text.
  char peek(std::size_t ahead = 0) const;
  char before(std::size_t back) const;

  struct Number {
    int value = 0;
    std::size_t digits = 0;
  };
  // Of one to four digits, as numbers of dates are.
  std::optional<Number> number();
  // One of these words, whole.
  bool one_of(std::initializer_list<std::string_view> words);
  // A word that is a month's.
  std::optional<unsigned> month();
  // A few blanks and line ends, as between cells and in lines that were broken.
  void blanks();
  // One blank at the most.
  void blank();
  // One of these characters, which it returns, or '\0'.
  char mark(std::string_view marks);

private:
  std::string_view word();

  std::string_view m_text;
  std::size_t m_at;
};

} // namespace partnerctl::cpor
