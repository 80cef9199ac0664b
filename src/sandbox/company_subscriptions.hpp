#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"
#include "sandbox/conditions.hpp"

namespace partnerctl::sandbox {

// Another partner's tenant: who sold a customer's subscription there.
inline constexpr char const* k_other_partner_tenant = "5a4d0000-0000-4000-8000-0000000000f1";

// The commercial subscriptions of a tenant, an array of companySubscription as Microsoft Graph
// writes them; their dates lie around `now`. Empty for computed tenants and for most others.
core::Json company_subscriptions(Tenant const& tenant, core::TimePoint now);

} // namespace partnerctl::sandbox
