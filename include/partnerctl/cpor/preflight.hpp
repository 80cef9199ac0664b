#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <functional>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::cpor {

enum class Passing { passed, failed, skipped };
// "passed", "failed", "skipped".
std::string_view to_string(Passing passing);

// One question to a service about a claim before it is entered.
struct PreflightCheck {
  // "tenant-of-domain", "partner-id", "own-tenant", "subscription".
  std::string id{};
  Passing result = Passing::skipped;
  // What was found, or why it was skipped; as a sentence without a full stop.
  std::string says{};
  // What it is about: "customer.domain", "workloads[1].subscriptionId".
  std::string field{};
  // Where Microsoft says it: "OpenID metadata of contoso.com", and the service's request ID.
  std::string source{};
  std::string request_id{};
  // Of a subscription that passed, or would but for the product: the day on which it changes unless
  // it is renewed, where that is said.
  std::optional<core::Date> ends{};
};

// What a pre-flight asks with. A Send that is empty is one that nobody is signed in for: what needs
// it is skipped, with `why_not`.
struct PreflightMeans {
  core::Cloud const* cloud = nullptr;
  // For what anybody may ask.
  http::Send anonymous{};
  // As the partner's own person; also Microsoft Graph in the customer's tenant.
  http::Send signed_in{};
  std::string why_not{};
  // The home tenant of who is signed in, where that is known.
  std::string home_tenant{};
  // By which names workloads are known, beside those of the built-in one.
  Catalogue const* catalogue = &built_in_catalogue();
  std::chrono::milliseconds timeout{std::chrono::seconds{20}};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
};

// The documented checks, each answered, none of them throwing for what a service said (but
// cancelled): the domain is of the tenant (OpenID metadata); the partner ID is known, and by the
// partner's name (GET /v1/profiles/mpn); the customer is not the partner's own tenant; each
// subscription is there, active, not bought through CSP (Graph /directory/subscriptions,
// `ownerTenantId`), and of that product (by Microsoft's list of product names; skipped where that
// does not say).
std::vector<PreflightCheck> preflight(Claim const& claim, PreflightMeans const& means);

// The same checks, all skipped for that reason (--offline).
std::vector<PreflightCheck> preflight_skipped(Claim const& claim, std::string const& why);

} // namespace partnerctl::cpor
