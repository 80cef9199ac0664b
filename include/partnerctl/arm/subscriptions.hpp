#pragma once

#include "partnerctl/arm/call.hpp"

#include <string>
#include <vector>

namespace partnerctl::arm {

// One entry of GET /subscriptions?api-version=2022-12-01.
struct Subscription {
  core::Guid id{};
  std::string name{};
  // "Enabled", "Warned", "PastDue", "Disabled", "Deleted", or what else ARM says.
  std::string state{};
  // The tenant that the subscription belongs to; another than the one that was asked in where the
  // customer delegated it by Lighthouse. Nil where ARM does not say.
  core::Guid tenant{};
  // subscriptionPolicies: the kind of offer (offer.hpp), and "On", "Off" or "CurrentPeriodOff".
  std::string quota_id{};
  std::string spending_limit{};
  // The tenants that it is delegated to.
  std::vector<core::Guid> managed_by{};
};

// Every subscription that the identity has any role in, all pages (paging.hpp has the errors).
// An entry without a subscription ID is a protocol error: a list with gaps would be taken for
// whole.
std::vector<Subscription> list_subscriptions(http::Send const& send, Context const& context);

} // namespace partnerctl::arm
