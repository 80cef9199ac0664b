#pragma once

#include "partnerctl/core/date.hpp"

namespace partnerctl::cpor {

// The first day that is within twelve months before a submission: the same day of the year before;
// of 29 February, the 28th.
core::Date earliest_for(core::Date submission);

} // namespace partnerctl::cpor
