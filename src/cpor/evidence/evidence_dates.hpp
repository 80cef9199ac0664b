#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/core/faults.hpp"
#include "partnerctl/cpor/clocks.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::cpor {

// The days of one file, in which the day or the month comes first throughout.
class EvidenceDays {
public:
  // clocks: in whose zone a moment that says its own is on which day.
  explicit EvidenceDays(Clocks clocks = {}) : m_clocks(std::move(clocks)) {}

  // Every cell with a day, before any is asked for.
  void note(std::string_view cell, std::size_t line);
  // Decides which comes first: the numbers above 12 say it, else it is the month where the headers
  // are English and slashes stand between. Faults: numbers that say both.
  void decide(bool english, std::string const& source, core::Faults& faults);

  // A moment without a zone is of the day that stands there, a number of five digits is a
  // spreadsheet's day. nullopt for an empty cell, for what writes "never" (year 1, a dash), and for
  // what cannot be read.
  std::optional<core::Date> day(std::string_view cell) const;
  // What was assumed, and what could not be read.
  std::vector<std::string> remarks() const;

private:
  struct Cell {
    std::string text{};
    std::size_t line = 0;
  };
  bool month_first(char separator) const;

  // The first of each kind.
  std::optional<Cell> m_day_first;
  std::optional<Cell> m_month_first;
  std::optional<Cell> m_open;
  std::optional<Cell> m_unread;
  std::optional<Cell> m_serial;
  std::size_t m_unread_count = 0;
  bool m_english = false;
  Clocks m_clocks;
};

} // namespace partnerctl::cpor
