#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// A day of the calendar, without a time and without a zone.
using Date = std::chrono::year_month_day;

// "2026-11-22" (ISO 8601, four digits of year, 1900 to 2199); nullopt for anything else, and for
// days that do not exist.
std::optional<Date> parse_date(std::string_view text);
std::string format_date(Date date);

// The day so many days later (or earlier).
Date plus_days(Date date, int days);
// How many days `to` is after `from`; negative where it is before.
int days_between(Date from, Date to);

} // namespace partnerctl::core
