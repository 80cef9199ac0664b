#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/message.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/tokens.hpp"

#include <optional>
#include <string>

namespace partnerctl::sandbox {

// The 401 of ARM, and of Graph for reads, with insufficient_claims, where the tenant wants more of
// a token than this one has: a person's write without the authentication context p1, or a token
// from before a revocation. origin: our own.
std::optional<http::Response> claims_challenge(Tenant const& tenant, Claims const& caller,
                                               bool write, core::TimePoint now,
                                               std::string const& origin);

} // namespace partnerctl::sandbox
