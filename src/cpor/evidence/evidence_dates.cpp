#include "cpor/evidence/evidence_dates.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_moment.hpp"
#include "cpor/evidence/evidence_table.hpp"
#include "cpor/proof/months.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <initializer_list>

namespace partnerctl::cpor {
namespace {

constexpr int k_months = 12;

std::optional<core::Date> date(int year, int month, int day) {
  // core's own bounds of what is a usual year.
  return core::parse_date(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

// Takes a text to pieces from its front.
class Pieces {
public:
  explicit Pieces(std::string_view text) : m_rest(core::trim(text)) {}

  // A number of so many digits, and no more; -1 for anything else.
  int number(std::size_t least, std::size_t most) {
    auto const end = std::min(m_rest.find_first_not_of("0123456789"), m_rest.size());
    if (end < least || end > most) {
      return -1;
    }
    int value = 0;
    for (char const digit : m_rest.substr(0, end)) {
      value = value * 10 + (digit - '0');
    }
    m_rest.remove_prefix(end);
    return value;
  }

  bool skip(std::string_view wanted) {
    if (!m_rest.starts_with(wanted)) {
      return false;
    }
    m_rest.remove_prefix(wanted.size());
    return true;
  }

  // '/', '-' or '.', which one is left behind; 0 for anything else.
  char separator() {
    if (m_rest.empty() || std::string_view("/-.").find(m_rest.front()) == std::string_view::npos) {
      return 0;
    }
    char const found = m_rest.front();
    m_rest.remove_prefix(1);
    while (skip(" ")) {
    }
    return found;
  }

  // 1 to 12 for the name of a month, whole or shortened; 0 for anything else.
  int month() {
    // A blank of another kind begins with one of the last two.
    auto const end = std::min(m_rest.find_first_of(" -.,/'\xC2\xE2"), m_rest.size());
    auto const found = month_of(core::folded(m_rest.substr(0, std::min(end, k_longest_month))));
    if (!found || end > k_longest_month) {
      return 0;
    }
    m_rest.remove_prefix(end);
    return static_cast<int>(*found);
  }

  // "1st", "1er", "1º".
  void skip_ordinal() { skip_one_of({"st", "nd", "rd", "th", "er", "º", "ª"}); }

  // What stands between a day, a month and a year: marks and blanks, "de".
  void skip_between() {
    while (skip_one_of({" ", "-", ".", ",", "/", "'", "\u00A0", "\u202F"})) {
    }
    if (skip_one_of({"de ", "del ", "of "})) {
      skip_between();
    }
  }

  bool at_end_or_fraction() {
    if (!m_rest.empty() && !skip(".") && !skip(",")) {
      return false;
    }
    return m_rest.find_first_not_of("0123456789") == std::string_view::npos;
  }

  // Nothing, or what may be a time: it begins behind a blank or T, and has no words.
  bool at_end_or_time() const {
    if (m_rest.empty()) {
      return true;
    }
    char const first = m_rest.front();
    bool const begins = first == ' ' || first == 'T' || first == 't' || first == ',' ||
                        static_cast<unsigned char>(first) >= 0x80;
    auto const lower = core::to_lower(m_rest);
    return begins && std::all_of(lower.begin(), lower.end(), [](char c) {
             // am, pm, GMT, UTC, Z, T
             return c < 'a' || c > 'z' ||
                    std::string_view("apmgtucz").find(c) != std::string_view::npos;
           });
  }

private:
  static constexpr std::size_t k_longest_month = 20;

  bool skip_one_of(std::initializer_list<std::string_view> all) {
    return std::any_of(all.begin(), all.end(), [this](auto text) { return skip(text); });
  }

  std::string_view m_rest;
};

std::optional<WrittenDay> year_first(std::string_view text) {
  Pieces pieces(text);
  int const year = pieces.number(4, 4);
  bool const kanji = pieces.skip("年");
  if (year < 0 || (!kanji && pieces.separator() == 0)) {
    return std::nullopt;
  }
  int const month = pieces.number(1, 2);
  if (kanji ? !pieces.skip("月") : pieces.separator() == 0) {
    return std::nullopt;
  }
  int const day = pieces.number(1, 2);
  if (kanji && !pieces.skip("日")) {
    return std::nullopt;
  }
  auto const found = date(year, month, day);
  return found && pieces.at_end_or_time() ? std::optional(WrittenDay{.day = found}) : std::nullopt;
}

std::optional<WrittenDay> year_last(std::string_view text) {
  Pieces pieces(text);
  WrittenDay written{.first = pieces.number(1, 2)};
  written.separator = pieces.separator();
  written.second = pieces.number(1, 2);
  bool const same = written.separator != 0 && pieces.separator() == written.separator;
  // "26" only where it can be no day.
  int const short_year = written.separator == '-' ? -1 : pieces.number(2, 2);
  written.year = short_year >= 0 ? 2000 + short_year : pieces.number(4, 4);
  if (!same || !pieces.at_end_or_time()) {
    return std::nullopt;
  }
  auto const day_first = date(written.year, written.second, written.first);
  auto const month_first = date(written.year, written.first, written.second);
  if (written.separator == '.') {
    // Nobody puts the month first and dots between.
    return day_first ? std::optional(WrittenDay{.day = day_first}) : std::nullopt;
  }
  return day_first || month_first ? std::optional(written) : std::nullopt;
}

// "22-Nov-26", "20 novembre 2026", "1 de noviembre de 2026".
std::optional<core::Date> day_then_month(Pieces& pieces) {
  int const day = pieces.number(1, 2);
  pieces.skip_ordinal();
  pieces.skip_between();
  int const month = pieces.month();
  pieces.skip_between();
  int const year = pieces.number(4, 4);
  int const short_year = year < 0 ? pieces.number(2, 2) : -1;
  return date(short_year < 0 ? year : 2000 + short_year, month, day);
}

// "Nov 22, 2026".
std::optional<core::Date> month_then_day(Pieces& pieces) {
  int const month = pieces.month();
  pieces.skip_between();
  int const day = pieces.number(1, 2);
  pieces.skip_ordinal();
  pieces.skip_between();
  return date(pieces.number(4, 4), month, day);
}

std::optional<WrittenDay> month_named(std::string_view text) {
  for (auto* const order : {day_then_month, month_then_day}) {
    Pieces pieces(text);
    auto const found = order(pieces);
    if (found && pieces.at_end_or_time()) {
      return WrittenDay{.day = found};
    }
  }
  return std::nullopt;
}

// The day as a spreadsheet counts it, with or without a part of a day behind it; of years in which
// claims are.
std::optional<core::Date> serial_day(std::string_view cell) {
  constexpr core::Date k_zero{std::chrono::year(1899), std::chrono::December, std::chrono::day(30)};
  constexpr int k_first_year = 2000;
  constexpr int k_last_year = 2100;
  Pieces pieces(cell);
  auto const number = pieces.number(5, 5);
  if (number < 0 || !pieces.at_end_or_fraction()) {
    return std::nullopt;
  }
  auto const day = core::plus_days(k_zero, number);
  int const year = static_cast<int>(day.year());
  return year >= k_first_year && year <= k_last_year ? std::optional(day) : std::nullopt;
}

// In the clocks' zone where the cell says its own.
std::optional<core::Date> clear_day(std::string_view cell, Clocks const& clocks) {
  auto const moment = read_moment(cell);
  return moment ? core::parse_date(core::format_date(day_of(*moment, clocks))) : serial_day(cell);
}

// What a file writes where there is no day: nothing, a dash, "n/a", the year 1.
bool is_no_day(std::string_view cell) {
  constexpr std::size_t k_longest = 40;
  if (core::trim(cell).size() > k_longest) {
    return false;
  }
  auto const name = core::folded(cell);
  return name.empty() || name == "na" || name == "null" || name == "none" ||
         name.starts_with("00010101") || name.starts_with("01010001") || name.starts_with("110001");
}

} // namespace

std::optional<WrittenDay> read_day(std::string_view text) {
  for (auto* const form : {year_first, year_last, month_named}) {
    if (auto const found = form(text)) {
      return found;
    }
  }
  return std::nullopt;
}

void EvidenceDays::note(std::string_view cell, std::size_t line) {
  if (is_no_day(cell)) {
    return;
  }
  auto const written = read_day(cell);
  Cell const here{.text = std::string(core::trim(cell)), .line = line};
  auto const keep_first = [&here](std::optional<Cell>& kept) { kept = kept ? kept : here; };
  if (serial_day(cell)) {
    keep_first(m_serial);
  } else if (!written) {
    keep_first(m_unread);
    ++m_unread_count;
  } else if (written->day) {
    return;
  } else if (written->first > k_months) {
    keep_first(m_day_first);
  } else if (written->second > k_months) {
    keep_first(m_month_first);
  } else if (written->first != written->second) {
    keep_first(m_open);
  }
}

void EvidenceDays::decide(bool english, std::string const& source, core::Faults& faults) {
  m_english = english;
  if (m_day_first && m_month_first) {
    faults.add(evidence_place(source, m_month_first->line),
               fmt::format("{} has the month first, and {} in line {} the day: the file's days "
                           "cannot be told",
                           quoted_input(m_month_first->text), quoted_input(m_day_first->text),
                           m_day_first->line),
               "export it again, and do not save it from a spreadsheet");
  }
}

bool EvidenceDays::month_first(char separator) const {
  return m_month_first || (!m_day_first && m_english && separator == '/');
}

std::optional<core::Date> EvidenceDays::day(std::string_view cell) const {
  if (auto const clear = clear_day(cell, m_clocks)) {
    return clear;
  }
  auto const written = read_day(cell);
  if (!written || written->day) {
    return written ? written->day : std::nullopt;
  }
  return month_first(written->separator) ? date(written->year, written->first, written->second)
                                         : date(written->year, written->second, written->first);
}

std::vector<std::string> EvidenceDays::remarks() const {
  std::vector<std::string> found;
  if (m_open && !m_day_first && !m_month_first) {
    auto const separator = read_day(m_open->text)->separator;
    found.push_back(fmt::format(
        "days such as {} (line {}) were read with the {} first; nothing in the file shows which "
        "it is",
        quoted_input(m_open->text), m_open->line, month_first(separator) ? "month" : "day"));
  }
  if (m_serial) {
    found.push_back(fmt::format("numbers such as {} (line {}) were read as a spreadsheet's days",
                                quoted_input(m_serial->text), m_serial->line));
  }
  if (m_unread) {
    found.push_back(fmt::format(
        "{} cannot be read, the first {} in line {}: the day of the file "
        "stands for {}",
        m_unread_count == 1 ? "a day" : fmt::format("{} days", m_unread_count),
        quoted_input(m_unread->text), m_unread->line, m_unread_count == 1 ? "it" : "them"));
  }
  return found;
}

} // namespace partnerctl::cpor
