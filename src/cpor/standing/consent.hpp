#pragma once

#include "cpor/standing/timeline.hpp"
#include "partnerctl/cpor/standing.hpp"

namespace partnerctl::cpor {

// Fills in what is known of the customer's answer, and what sources say against each other in it.
// The standing has its status and its days.
void add_consent(Standing& standing, std::vector<Event> const& history, Timeline const& timeline,
                 Clocks const& clocks, core::Date today);

} // namespace partnerctl::cpor
