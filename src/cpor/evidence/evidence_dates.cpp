#include "cpor/evidence/evidence_dates.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_table.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

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

  // 1 to 12 for the name of a month or its beginning of three letters; 0 for anything else.
  int month() {
    static constexpr std::array<std::string_view, k_months> k_names{
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    auto const end = std::min(m_rest.find_first_of(" -.,"), m_rest.size());
    auto const word = core::to_lower(m_rest.substr(0, end));
    auto const found = std::find_if(k_names.begin(), k_names.end(), [&](std::string_view name) {
      return word.size() >= 3 && name.starts_with(word);
    });
    if (found == k_names.end()) {
      return 0;
    }
    m_rest.remove_prefix(end);
    return static_cast<int>(found - k_names.begin()) + 1;
  }

  void skip_between() {
    m_rest.remove_prefix(std::min(m_rest.find_first_not_of(" -.,"), m_rest.size()));
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

std::optional<WrittenDay> month_named(std::string_view text) {
  Pieces pieces(text);
  int month = pieces.month();
  pieces.skip_between();
  int const day = pieces.number(1, 2);
  pieces.skip_between();
  if (month == 0) {
    month = pieces.month();
    pieces.skip_between();
  }
  auto const found = date(pieces.number(4, 4), month, day);
  return found && pieces.at_end_or_time() ? std::optional(WrittenDay{.day = found}) : std::nullopt;
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
  if (!written) {
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
