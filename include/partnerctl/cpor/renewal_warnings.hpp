#pragma once

#include "partnerctl/cpor/preflight.hpp"
#include "partnerctl/cpor/rules.hpp"

#include <vector>

namespace partnerctl::cpor {

// What the rule subscription-ends-soon cannot see, for it asks nobody: subscriptions that by the
// pre-flight's word end within the renewal notice, on a day that the claim does not say. Each names
// that day and the command that records it, without which no deadline is watched.
// checks: the pre-flight of that claim.
std::vector<Finding> renewal_warnings(Examined const& examined,
                                      std::vector<PreflightCheck> const& checks);

} // namespace partnerctl::cpor
