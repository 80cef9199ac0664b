#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::directory {

// What a call to Microsoft Graph in a tenant goes with; the token is that tenant's.
struct GraphContext {
  core::Cloud const* cloud = nullptr;
  core::TenantRef tenant;
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
};

// A commercial subscription of a tenant (Graph v1.0, resource type companySubscription).
struct CompanySubscription {
  std::string id{};
  // What the portal is taken to ask for as the subscription ID.
  std::string commerce_subscription_id{};
  // "DYN365_ENTERPRISE_SALES"
  std::string sku_part_number{};
  // Enabled, Deleted, Suspended, Warning, LockedOut.
  std::string status{};
  bool is_trial = false;
  // RFC 3339; empty where it is not said.
  std::string next_lifecycle{};
  // The partner's tenant that created it; empty: not bought through CSP.
  std::string owner_tenant_id{};
};

struct CompanySubscriptions {
  std::vector<CompanySubscription> subscriptions{};
  // Of the last answer.
  std::string request_id{};
};

// GET /v1.0/directory/subscriptions, all pages; next links elsewhere or in a circle are protocol
// errors. Throws as graph_error and protocol for what is of another shape.
CompanySubscriptions list_subscriptions(http::Send const& send, GraphContext const& context);

} // namespace partnerctl::directory
