#include "partnerctl/core/date.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::core {
namespace {

constexpr int k_first_year = 1900;
constexpr int k_last_year = 2199;

int number(std::string_view digits) {
  int value = 0;
  for (char const digit : digits) {
    value = value * 10 + (digit - '0');
  }
  return value;
}

bool are_digits(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

std::optional<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return std::nullopt;
  }
  auto const year = text.substr(0, 4);
  auto const month = text.substr(5, 2);
  auto const day = text.substr(8, 2);
  if (!are_digits(year) || !are_digits(month) || !are_digits(day)) {
    return std::nullopt;
  }
  Date const date{std::chrono::year(number(year)),
                  std::chrono::month(static_cast<unsigned>(number(month))),
                  std::chrono::day(static_cast<unsigned>(number(day)))};
  bool const is_usual = number(year) >= k_first_year && number(year) <= k_last_year;
  return date.ok() && is_usual ? std::optional(date) : std::nullopt;
}

std::string format_date(Date date) {
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()),
                     static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
}

Date plus_days(Date date, int days) {
  return std::chrono::sys_days(date) + std::chrono::days(days);
}

int days_between(Date from, Date to) {
  return static_cast<int>((std::chrono::sys_days(to) - std::chrono::sys_days(from)).count());
}

} // namespace partnerctl::core
