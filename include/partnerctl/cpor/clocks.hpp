#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/date.hpp"

#include <set>
#include <string>
#include <string_view>

namespace partnerctl::cpor {

// How long things take, and what a business day is. The numbers are Microsoft's of October 2023
// (manage customer associations), all of them to be set otherwise: they have changed before.
struct Clocks {
  // Business days.
  int submitted_days = 5;
  int review_days = 14;
  int partner_action_days = 14;
  int dispute_answer_days = 5;
  int consent_days = 5;
  // Calendar days.
  int dispute_window_days = 30;
  int renewal_notice_days = 60;
  // An IANA name ("Europe/Berlin"): in which zone a moment is on which day.
  std::string time_zone = "UTC";
  // No business days, beside Saturdays and Sundays.
  std::set<core::Date> holidays{};
};

// Throws a usage error for a name that the system's time zone database does not have, with the
// nearest one.
void check_time_zone(std::string const& name, std::string const& where);

// The day of a moment in the clocks' zone.
core::Date day_of(core::TimePoint time, Clocks const& clocks);

bool is_business_day(core::Date date, Clocks const& clocks);
// The n-th business day after a day (which itself does not count, whatever day it is); n >= 0, and
// 0 is the day itself.
core::Date plus_business_days(core::Date date, int days, Clocks const& clocks);

} // namespace partnerctl::cpor
