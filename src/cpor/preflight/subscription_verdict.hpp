#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"
#include "partnerctl/cpor/preflight.hpp"
#include "partnerctl/directory/graph.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// Whose subscriptions are judged, and by whom.
struct SubscriptionCase {
  core::Guid customer{};
  // The partner's own tenant; empty where it is not known.
  std::string home_tenant{};
  // By which names workloads are known, beside those of the built-in one.
  Catalogue const* catalogue = &built_in_catalogue();
};

struct SubscriptionVerdict {
  Passing result = Passing::failed;
  std::string says{};
  // As PreflightCheck has it.
  std::optional<core::Date> ends{};
};

// Whether a product can be claimed for the subscription that it names, by all those that Microsoft
// Graph says the customer has. The workload's subscription_id is a GUID.
SubscriptionVerdict judge_subscription(Workload const& workload,
                                       std::vector<directory::CompanySubscription> const& all,
                                       SubscriptionCase const& of);

} // namespace partnerctl::cpor
