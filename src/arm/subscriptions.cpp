#include "partnerctl/arm/subscriptions.hpp"

#include "partnerctl/arm/paging.hpp"
#include "partnerctl/core/error.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::arm {
namespace {

core::Guid guid_at(core::Json const& item, std::string_view key) {
  return core::Guid::parse(core::string_at(item, key).value_or("")).value_or(core::Guid());
}

std::vector<core::Guid> managers_of(core::Json const& item) {
  std::vector<core::Guid> tenants;
  auto const* members = core::member_at(item, "managedByTenants");
  if (members == nullptr || !members->is_array()) {
    return tenants;
  }
  for (auto const& member : *members) {
    auto tenant = guid_at(member, "tenantId");
    if (!tenant.is_nil()) {
      tenants.push_back(std::move(tenant));
    }
  }
  return tenants;
}

Subscription subscription_of(core::Json const& item) {
  Subscription subscription{.id = guid_at(item, "subscriptionId"),
                            .name = core::string_at(item, "displayName").value_or(""),
                            .state = core::string_at(item, "state").value_or(""),
                            .tenant = guid_at(item, "tenantId"),
                            .managed_by = managers_of(item)};
  if (subscription.id.is_nil()) {
    throw core::Error{
        .kind = core::ErrorKind::protocol,
        .message = "Azure Resource Manager answered a subscription without a subscription ID"};
  }
  if (auto const* policies = core::member_at(item, "subscriptionPolicies")) {
    subscription.quota_id = core::string_at(*policies, "quotaId").value_or("");
    subscription.spending_limit = core::string_at(*policies, "spendingLimit").value_or("");
  }
  return subscription;
}

} // namespace

std::vector<Subscription> list_subscriptions(http::Send const& send, Context const& context) {
  std::vector<Subscription> subscriptions;
  for_each_page_item(
      send, context, "/subscriptions?api-version=2022-12-01",
      [&subscriptions](core::Json const& item) { subscriptions.push_back(subscription_of(item)); });
  return subscriptions;
}

} // namespace partnerctl::arm
