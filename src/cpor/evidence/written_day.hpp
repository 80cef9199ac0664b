#pragma once

#include "partnerctl/core/date.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// A day as it stands in a file: two numbers and a year, where nothing says whether the day or the
// month comes first.
struct WrittenDay {
  // Where that is clear.
  std::optional<core::Date> day{};
  int year = 0;
  int first = 0;
  int second = 0;
  // '/' or '-'.
  char separator = '/';
};

// Year first ("2026-11-22", RFC 3339, "2026年11月22日"), with dots ("22. 11. 2026"), with names of
// months ("Nov 22, 2026", "22-Nov-26", "22 novembre 2026"), or with slashes or hyphens and the year
// last; a time may follow, which is not read. nullopt for anything else.
std::optional<WrittenDay> read_day(std::string_view text);

// A number of five digits as a spreadsheet counts days, with or without a part of a day behind it,
// of the years 2000 to 2100; nullopt for anything else.
std::optional<core::Date> read_serial_day(std::string_view text);

// nullopt for a day that there is not, and for years that are unusual.
std::optional<core::Date> day_of_numbers(int year, int month, int day);

} // namespace partnerctl::cpor
