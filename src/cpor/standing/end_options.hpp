#pragma once

#include "partnerctl/cpor/claim.hpp"

#include <string>

namespace partnerctl::cpor {

// The options of `claim edit` that say a claim's workloads as they are, but for the end of one,
// which is left to be filled in: "--workload Sales=GUID@DATE". Where one cannot be typed like that,
// all of it is.
std::string end_options(Claim const& claim, Workload const& lacking);

} // namespace partnerctl::cpor
