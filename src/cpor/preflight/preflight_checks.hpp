#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/cpor/preflight.hpp"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace partnerctl::cpor::asking {

// What the checks of preflight.hpp share, and each of them. A check is given with its id and field
// and fills in the rest.

// The customer's tenant as the claim names it; nullopt for what is no tenant's ID.
std::optional<core::Guid> customer_tenant(Claim const& claim);
// A text of the claim or of a service, fit for a sentence.
std::string quoted(std::string_view text);

void skip(PreflightCheck& check, std::string why);
void settle(PreflightCheck& check, Passing result, std::string says);
// Asks a service. What it fails with makes the check skipped and says why; only a stop passes
// through.
void ask(PreflightCheck& check, std::function<void()> const& question);

// Whether there is somebody to ask as; skips the check where there is not.
bool may_ask(PreflightCheck& check, http::Send const& send, PreflightMeans const& means);

void check_tenant_of_domain(Claim const& claim, PreflightMeans const& means, PreflightCheck& check);
void check_partner_id(Claim const& claim, PreflightMeans const& means, PreflightCheck& check);
void check_own_tenant(Claim const& claim, PreflightMeans const& means, PreflightCheck& check);
// checks: one a workload of the claim, in their order. Microsoft Graph is asked once for all.
void check_subscriptions(Claim const& claim, PreflightMeans const& means,
                         std::span<PreflightCheck> checks);

} // namespace partnerctl::cpor::asking
