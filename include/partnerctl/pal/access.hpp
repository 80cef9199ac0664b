#pragma once

#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/pal/earning.hpp"

namespace partnerctl::pal {

// Reads what an identity may do in the tenant of the context, for judge (earning.hpp): the
// subscriptions, and of each the role assignments, PIM's schedules, and the definitions of roles
// that the table does not have by their ID. Three calls a subscription, and one more for each such
// role. What cannot be read is kept with its error where it belongs, so that one subscription does
// not hide the others; only a stop (cancelled) and a deferral (retry_after) are thrown. caller: the
// context's identity there, as its token says.
TenantAccess read_access(http::Send const& send, arm::Context const& context,
                         core::Identity const& caller, EarningRoles const& table);

} // namespace partnerctl::pal
