#include "partnerctl/directory/graph.hpp"

#include "directory/graph_error.hpp"
#include "directory/graph_paging.hpp"
#include "partnerctl/core/error.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <utility>

namespace partnerctl::directory {
namespace {

constexpr char const* k_path = "/v1.0/directory/subscriptions";

// What is read wrong here would be said of a customer: only what is not there is passed over.
std::string text_at(core::Json const& item, char const* key, http::Response const& response) {
  auto const* member = core::member_at(item, key);
  if (member == nullptr) {
    return {};
  }
  if (!member->is_string()) {
    throw graph_unusable(response, fmt::format("a subscription whose {} is no text", key));
  }
  return member->get<std::string>();
}

bool flag_at(core::Json const& item, char const* key, http::Response const& response) {
  auto const* member = core::member_at(item, key);
  if (member == nullptr) {
    return false;
  }
  if (!member->is_boolean()) {
    throw graph_unusable(response, fmt::format("a subscription whose {} is no yes or no", key));
  }
  return member->get<bool>();
}

CompanySubscription subscription_of(core::Json const& item, http::Response const& response) {
  CompanySubscription subscription{
      .id = text_at(item, "id", response),
      .commerce_subscription_id = text_at(item, "commerceSubscriptionId", response),
      .sku_part_number = text_at(item, "skuPartNumber", response),
      .status = text_at(item, "status", response),
      .is_trial = flag_at(item, "isTrial", response),
      .next_lifecycle = text_at(item, "nextLifecycleDateTime", response),
      .owner_tenant_id = text_at(item, "ownerTenantId", response)};
  if (subscription.id.empty() && subscription.commerce_subscription_id.empty()) {
    throw graph_unusable(response, "a subscription without an ID");
  }
  return subscription;
}

} // namespace

CompanySubscriptions list_subscriptions(http::Send const& send, GraphContext const& context) {
  CompanySubscriptions found;
  found.request_id = for_each_graph_item(
      send, context, k_path, [&found](core::Json const& item, http::Response const& response) {
        found.subscriptions.push_back(subscription_of(item, response));
      });
  return found;
}

} // namespace partnerctl::directory
