#include "cpor/evidence/evidence_dates.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_moment.hpp"
#include "cpor/evidence/evidence_table.hpp"
#include "cpor/evidence/written_day.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

constexpr int k_months = 12;

// In the clocks' zone where the cell says its own.
std::optional<core::Date> clear_day(std::string_view cell, Clocks const& clocks) {
  auto const moment = read_moment(cell);
  return moment ? core::parse_date(core::format_date(day_of(*moment, clocks)))
                : read_serial_day(cell);
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

void EvidenceDays::note(std::string_view cell, std::size_t line) {
  if (is_no_day(cell)) {
    return;
  }
  auto const written = read_day(cell);
  Cell const here{.text = std::string(core::trim(cell)), .line = line};
  auto const keep_first = [&here](std::optional<Cell>& kept) { kept = kept ? kept : here; };
  if (read_serial_day(cell)) {
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
  return month_first(written->separator)
             ? day_of_numbers(written->year, written->first, written->second)
             : day_of_numbers(written->year, written->second, written->first);
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
