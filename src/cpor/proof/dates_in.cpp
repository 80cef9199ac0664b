#include "cpor/proof/date_cursor.hpp"
#include "cpor/proof/folding.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/cpor/proof_reading.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

using core::Date;
using Number = DateCursor::Number;

std::optional<Date> date_of(int year, int month, int day) {
  if (year < 1900 || year > 2199 || month < 1 || day < 1 || month > 12 || day > 31) {
    return std::nullopt;
  }
  Date const date{std::chrono::year(year), std::chrono::month(static_cast<unsigned>(month)),
                  std::chrono::day(static_cast<unsigned>(day))};
  return date.ok() ? std::optional(date) : std::nullopt;
}

// "22.", "22nd", "1er", "1º"; what parts it from the month; "of", "day of", "de".
void to_month(DateCursor& cursor) {
  cursor.one_of({"st", "nd", "rd", "th", "er", "o", "a", "e", "ste", "de", "η", "ησ"});
  cursor.blanks();
  cursor.mark(".,-/");
  cursor.blanks();
  for (int i = 0; i < 3 && cursor.one_of({"of", "day", "de", "del", "the"}); ++i) {
    cursor.blanks();
  }
}

// Two digits are a year only where they are tied to the month: "22-Nov-26" and "22 Nov '26", not
// "on 3 March 15 users" nor "22 Nov - 26 Nov".
std::optional<int> to_year(DateCursor& cursor) {
  cursor.one_of({"st", "nd", "rd", "th"});
  cursor.blanks();
  cursor.mark(".,-/'");
  cursor.blanks();
  cursor.mark("'");
  for (int i = 0; i < 2 && cursor.one_of({"of", "de", "del"}); ++i) {
    cursor.blanks();
  }
  bool const is_tied =
      cursor.before(1) == '\'' || ((cursor.before(1) == '-' || cursor.before(1) == '/') &&
                                   DateCursor::is_alphanumeric(cursor.before(2)));
  auto const year = cursor.number();
  if (!year || (year->digits == 2 && (!is_tied || DateCursor::is_alphanumeric(cursor.peek())))) {
    return std::nullopt;
  }
  return year->digits == 2 ? 2000 + year->value : year->value;
}

// "22 November 2026", "22nd day of November, 2026", "22-Nov-26", "1er mars 2026".
std::optional<Date> day_month_year(DateCursor& cursor) {
  auto const day = cursor.number();
  if (!day || day->digits > 2) {
    return std::nullopt;
  }
  to_month(cursor);
  auto const month = cursor.month();
  auto const year = month ? to_year(cursor) : std::nullopt;
  return year ? date_of(*year, static_cast<int>(*month), day->value) : std::nullopt;
}

// "November 22, 2026", "Nov. 22nd 2026".
std::optional<Date> month_day_year(DateCursor& cursor) {
  auto const month = cursor.month();
  if (!month) {
    return std::nullopt;
  }
  cursor.mark(".,-/");
  cursor.blanks();
  auto const day = cursor.number();
  if (!day || day->digits > 2) {
    return std::nullopt;
  }
  auto const year = to_year(cursor);
  return year ? date_of(*year, static_cast<int>(*month), day->value) : std::nullopt;
}

// "2026-Nov-22"; with blanks as Hungarians write it: "2026. november 22.", where a full stop or a
// hyphen ends the day, or "in 2026. May 5 people" would be one.
std::optional<Date> year_month_day(DateCursor& cursor) {
  auto const year = cursor.number();
  char const mark = year && year->digits == 4 ? cursor.mark("-/.") : '\0';
  auto const begin = cursor.at();
  if (mark == '.') {
    cursor.blanks();
  }
  bool const is_tied_to_month = cursor.at() == begin;
  auto const month = mark == '\0' ? std::nullopt : cursor.month();
  bool const is_tied =
      cursor.mark("-/.") != '\0' && is_tied_to_month && DateCursor::is_digit(cursor.peek());
  if (mark == '.') {
    cursor.blanks();
  }
  auto const day = month && (is_tied || mark == '.') ? cursor.number() : std::nullopt;
  bool const ends = is_tied || cursor.peek() == '.' || cursor.peek() == '-';
  return day && day->digits <= 2 && ends
             ? date_of(year->value, static_cast<int>(*month), day->value)
             : std::nullopt;
}

// The later of both that has come, else the one that comes first.
std::optional<Date> likelier(std::optional<Date> a, std::optional<Date> b, Date today) {
  if (!a || !b) {
    return a ? a : b;
  }
  auto const earlier = std::min(*a, *b);
  auto const later = std::max(*a, *b);
  return later <= today ? later : earlier;
}

// 1.2.26 may be a chapter or a version.
bool is_short_year(Number const& year, std::size_t digits_before, char mark) {
  return year.digits == 2 && (mark == '/' || digits_before == 4);
}

std::optional<Date> meant_by(std::array<Number, 3> const& numbers, char mark, Date today) {
  auto const& [a, b, c] = numbers;
  if (a.digits == 4) {
    return c.digits <= 2 ? date_of(a.value, b.value, c.value) : std::nullopt;
  }
  bool const is_short = is_short_year(c, a.digits + b.digits, mark);
  if (a.digits > 2 || (c.digits != 4 && !is_short)) {
    return std::nullopt;
  }
  int const year = is_short ? 2000 + c.value : c.value;
  auto const day_first = date_of(year, b.value, a.value);
  // Nobody writes the month first before a full stop.
  return mark == '.' ? day_first : likelier(day_first, date_of(year, a.value, b.value), today);
}

char mark_between(DateCursor& cursor, std::string_view marks) {
  cursor.blank();
  char const mark = cursor.mark(marks);
  cursor.blank();
  return mark;
}

// "2026-11-22", "22.11.2026", "11/22/26": the same mark twice.
std::optional<Date> of_numbers(DateCursor& cursor, Date today) {
  auto const first = cursor.number();
  char const mark = first ? mark_between(cursor, "./-") : '\0';
  auto const second = mark == '\0' ? std::nullopt : cursor.number();
  if (!second || second->digits > 2 || mark_between(cursor, {&mark, 1}) != mark) {
    return std::nullopt;
  }
  auto const third = cursor.number();
  // One more of the kind, and it is an address or a version.
  bool const goes_on = cursor.peek() == mark && DateCursor::is_digit(cursor.peek(1));
  return third && !goes_on ? meant_by({*first, *second, *third}, mark, today) : std::nullopt;
}

// "20261115": eight digits of this century that nothing is tied to, or it is a number of something.
std::optional<Date> of_eight_digits(std::string_view text, std::size_t at) {
  constexpr std::size_t k_digits = 8;
  constexpr std::string_view k_around = " \t\r\n()[]|:,;";
  bool const is_apart = at == 0 || k_around.find(text[at - 1]) != std::string_view::npos;
  int value = 0;
  auto const end = at + k_digits;
  for (auto i = at; i < end; ++i) {
    if (!is_apart || i == text.size() || !DateCursor::is_digit(text[i])) {
      return std::nullopt;
    }
    value = value * 10 + (text[i] - '0');
  }
  // A full stop, where it ends a sentence.
  auto const after = end < text.size() && text[end] == '.' ? end + 1 : end;
  bool const ends = after == text.size() || k_around.find(text[after]) != std::string_view::npos;
  return ends && value / 1'000'000 == 20 ? date_of(value / 10'000, value / 100 % 100, value % 100)
                                         : std::nullopt;
}

// Goes through a text from one number or word to the next.
class Search {
public:
  Search(std::string_view text, Date today) : m_text(text), m_today(today) {}

  std::vector<Date> run() {
    while (m_at < m_text.size()) {
      if (!DateCursor::is_alphanumeric(m_text[m_at])) {
        ++m_at;
      } else if (auto const date = date_here()) {
        m_dates.push_back(*date);
      } else {
        skip();
      }
    }
    return std::move(m_dates);
  }

private:
  template <class Read>
  std::optional<Date> tried(Read const& read) {
    DateCursor cursor(m_text, m_at);
    auto const date = read(cursor);
    if (date) {
      m_at = cursor.at();
      m_end_of_last = m_at;
    }
    return date;
  }
  std::optional<Date> date_here() {
    if (core::Guid::parse(m_text.substr(m_at, 36))) {
      return std::nullopt;
    }
    if (!DateCursor::is_digit(m_text[m_at])) {
      return tried(month_day_year);
    }
    if (auto const date = of_eight_digits(m_text, m_at)) {
      m_at += 8;
      return date;
    }
    auto date = is_within_number()
                    ? std::nullopt
                    : tried([this](DateCursor& cursor) { return of_numbers(cursor, m_today); });
    date = date ? date : tried(day_month_year);
    return date ? date : tried(year_month_day);
  }
  // "10.22.11.2026", unless what stands before is a date of its own.
  bool is_within_number() const {
    return m_at > 1 && m_at - 1 != m_end_of_last && DateCursor::is_digit(m_text[m_at - 2]) &&
           std::string_view("./-").find(m_text[m_at - 1]) != std::string_view::npos;
  }
  // A GUID whole, for its digits and letters may look like a day; else all that hangs together.
  void skip() {
    if (core::Guid::parse(m_text.substr(m_at, 36))) {
      m_at += 36;
    }
    while (m_at < m_text.size() && DateCursor::is_alphanumeric(m_text[m_at])) {
      ++m_at;
    }
  }

  std::string_view m_text;
  Date m_today;
  std::size_t m_at = 0;
  std::size_t m_end_of_last = std::string_view::npos;
  std::vector<Date> m_dates{};
};

// Of a Russian date the day stands in quotes.
void blank_out_quotes(std::string& folded) {
  for (std::string_view const quote : {"\"", "\u00AB", "\u00BB", "\u201C", "\u201D", "\u201E"}) {
    for (auto at = folded.find(quote); at != std::string::npos; at = folded.find(quote, at)) {
      folded.replace(at, quote.size(), quote.size(), ' ');
    }
  }
}

} // namespace

std::vector<core::Date> dates_in(std::string_view text, core::Date today) {
  auto folded = folded_text(text);
  blank_out_quotes(folded);
  return Search(folded, today).run();
}

} // namespace partnerctl::cpor
