#include "partnerctl/cpor/clocks.hpp"

#include "cpor/standing/zones.hpp"

namespace partnerctl::cpor {

void check_time_zone(std::string const& name, std::string const& where) {
  if (!offset_of(name, core::TimePoint{})) {
    throw zone_trouble(name, zone_names(), where);
  }
}

core::Date day_of(core::TimePoint time, Clocks const& clocks) {
  auto const offset = offset_of(clocks.time_zone, time);
  if (!offset) {
    throw zone_trouble(clocks.time_zone, zone_names(), {});
  }
  // In seconds: near the ends of what the clock holds, an offset more would not fit its own ticks.
  auto const there = std::chrono::floor<std::chrono::seconds>(time) + *offset;
  return std::chrono::floor<std::chrono::days>(there);
}

bool is_business_day(core::Date date, Clocks const& clocks) {
  std::chrono::weekday const day{std::chrono::sys_days(date)};
  return day != std::chrono::Saturday && day != std::chrono::Sunday &&
         !clocks.holidays.contains(date);
}

core::Date plus_business_days(core::Date date, int days, Clocks const& clocks) {
  for (int left = days; left > 0;) {
    date = core::plus_days(date, 1);
    left -= is_business_day(date, clocks) ? 1 : 0;
  }
  return date;
}

} // namespace partnerctl::cpor
