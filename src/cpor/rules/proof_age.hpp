#pragma once

#include "partnerctl/core/date.hpp"

namespace partnerctl::cpor {

// The first day that is within twelve months before a submission: the same day of the year before;
// of 29 February 1 March, since twelve months from the 28th end on the 28th
// (last_within_12_months).
core::Date earliest_for(core::Date submission);

} // namespace partnerctl::cpor
