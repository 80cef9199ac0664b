#include "sandbox/roles.hpp"

#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox {
namespace {

constexpr Role k_owner{"8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "Owner", false, "*"};
constexpr Role k_contributor{"b24988ac-6180-42a0-ab88-20f7382dd24c", "Contributor", false, "*"};
constexpr Role k_reader{"acdd72a7-3385-48ef-bd42-f606fba81ae7", "Reader", false, "*/read"};
constexpr Role k_support{"cfd33db0-3dd1-45e3-aa9d-cdbdf3b6f24e", "Support Request Contributor",
                         false, "Microsoft.Support/*"};
constexpr Role k_custom{"5a4d0000-0000-4000-9001-000000000001", "Sandbox Operator", true,
                        "Microsoft.Compute/virtualMachines/*"};
constexpr std::string_view k_management_group =
    "/providers/Microsoft.Management/managementGroups/landing-zones";
constexpr char const* k_lighthouse_customer = "adatum.example";
constexpr std::chrono::hours k_hour{1};

std::string subscription_id(std::string const& tenant, int number) {
  return guid_of_name(fmt::format("{}/subscription/{}", tenant, number));
}

Grant by_pim(std::string const& scope, core::TimePoint start, core::TimePoint end) {
  return {.role = &k_contributor, .scope = scope, .activated = true, .start = start, .end = end};
}

} // namespace

std::vector<Role> const& roles() {
  static std::vector<Role> const k_roles{k_owner, k_contributor, k_reader, k_support, k_custom};
  return k_roles;
}

std::vector<Subscription> subscriptions_of(Tenant const& tenant) {
  std::vector<Subscription> found;
  for (int number = 1; number <= tenant.subscriptions; ++number) {
    found.push_back({.id = subscription_id(tenant.id, number),
                     .name = fmt::format("{} {}", tenant.name, number),
                     .tenant = tenant.id,
                     .quota = tenant.quota});
  }
  if (tenant.id == k_home_tenant) {
    auto const customer = Directory(0).find(k_lighthouse_customer);
    found.push_back({.id = subscription_id(customer->id, 1),
                     .name = customer->name + " 1",
                     .tenant = customer->id,
                     .quota = customer->quota,
                     .delegated_to = tenant.id});
  }
  return found;
}

std::vector<Grant> grants_of(Tenant const& tenant, Subscription const& subscription, Kind kind,
                             core::TimePoint now) {
  auto const scope = "/subscriptions/" + subscription.id;
  // Azure lists the roles of a delegation nowhere.
  if (!subscription.delegated_to.empty()) {
    return {};
  }
  switch (tenant.access) {
  case Access::contributor:
    return {{.role = &k_contributor, .scope = scope}};
  case Access::owner:
    return {{.role = &k_owner, .scope = scope}};
  case Access::by_group:
    return {{.role = &k_reader, .scope = scope},
            {.role = &k_support, .scope = scope, .by_group = true}};
  case Access::management_group:
    return {{.role = &k_contributor, .scope = std::string(k_management_group)}};
  case Access::activated:
    return {by_pim(scope, now - k_hour, now + k_hour)};
  case Access::expired:
    return {by_pim(scope, now - 2 * k_hour, now - k_hour)};
  case Access::eligible:
    if (kind == Kind::application) {
      return {{.role = &k_reader, .scope = scope}};
    }
    return {{.role = &k_reader, .scope = scope},
            {.role = &k_contributor, .scope = scope, .eligible = true}};
  case Access::reader:
    return {{.role = &k_reader, .scope = scope}};
  case Access::custom:
    return {{.role = &k_custom, .scope = scope}};
  case Access::unlisted:
  case Access::unreadable:
  case Access::none:
    break;
  }
  return {};
}

} // namespace partnerctl::sandbox
