#include "cpor/proof/date_cursor.hpp"

#include "cpor/proof/months.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

constexpr std::size_t k_longest_number = 4;
// Bytes: no month is longer.
constexpr std::size_t k_longest_word = 24;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80;
}
bool is_blank(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

} // namespace

bool DateCursor::is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool DateCursor::is_alphanumeric(char c) {
  return is_digit(c) || is_letter(c);
}

char DateCursor::peek(std::size_t ahead) const {
  return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : '\0';
}

char DateCursor::before(std::size_t back) const {
  return back <= m_at ? m_text[m_at - back] : '\0';
}

std::optional<DateCursor::Number> DateCursor::number() {
  Number number;
  while (is_digit(peek(number.digits)) && number.digits <= k_longest_number) {
    number.value = number.value * 10 + (peek(number.digits) - '0');
    ++number.digits;
  }
  if (number.digits == 0 || number.digits > k_longest_number) {
    return std::nullopt;
  }
  m_at += number.digits;
  return number;
}

std::string_view DateCursor::word() {
  auto const begin = m_at;
  while (is_letter(peek()) && m_at - begin < k_longest_word) {
    ++m_at;
  }
  return m_text.substr(begin, m_at - begin);
}

bool DateCursor::one_of(std::initializer_list<std::string_view> words) {
  DateCursor ahead(*this);
  auto const word = ahead.word();
  bool const is_there = std::find(words.begin(), words.end(), word) != words.end();
  m_at = is_there ? ahead.m_at : m_at;
  return is_there;
}

std::optional<unsigned> DateCursor::month() {
  DateCursor ahead(*this);
  auto const found = month_of(ahead.word());
  m_at = found ? ahead.m_at : m_at;
  return found;
}

void DateCursor::blanks() {
  for (int i = 0; i < 4 && is_blank(peek()); ++i) {
    ++m_at;
  }
}

void DateCursor::blank() {
  m_at += peek() == ' ' ? 1 : 0;
}

char DateCursor::mark(std::string_view marks) {
  char const c = peek();
  bool const is_there = c != '\0' && marks.find(c) != std::string_view::npos;
  m_at += is_there ? 1 : 0;
  return is_there ? c : '\0';
}

} // namespace partnerctl::cpor
