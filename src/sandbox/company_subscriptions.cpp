#include "sandbox/company_subscriptions.hpp"

#include "partnerctl/core/time.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <array>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {
namespace {

constexpr int k_no_date = -1;

struct Purchase {
  std::string_view domain;
  // As in Microsoft's list of product names and service plan identifiers.
  std::string_view part_number;
  // Days from now until its status changes unless it is renewed.
  int days_left = 300;
  std::string_view status{"Enabled"};
  bool trial = false;
  // The partner's tenant that sold it (CSP); empty: bought from Microsoft.
  std::string_view owner{};
};

constexpr std::array<Purchase, 13> k_purchases{{
    {"contoso.example", "DYN365_ENTERPRISE_SALES"},
    {"contoso.example", "DYN365_BUSCENTRAL_PREMIUM", 200},
    {"contoso.example", "POWERAPPS_PER_USER", 120},
    {"contoso.example", "SPE_E5"},
    {"northwind.example", "DYN365_ENTERPRISE_CUSTOMER_SERVICE", 30},
    {"northwind.example", "DYN365_ENTERPRISE_FIELD_SERVICE", 20, "Warning"},
    {"wideworld.example", "DYN365_ENTERPRISE_SALES", 200, "Enabled", false, k_other_partner_tenant},
    {"litware.example", "DYN365_ENTERPRISE_SALES", 60, "LockedOut"},
    {"litware.example", "DYN365_SCM", k_no_date, "Deleted"},
    {"tailspin.example", "ENTERPRISEPACK"},
    {"woodgrove.example", "DYN365_ENTERPRISE_SALES", 25, "Enabled", true},
    {"fourthcoffee.example", "=1+1 <b>\x1b[2J", 90},
    {"relecloud.example", "DYN365_FINANCE", 150, "Enabled", false, k_home_tenant},
}};

core::Json or_null(std::string_view text) {
  return text.empty() ? core::Json(nullptr) : core::Json(text);
}

core::Json date(core::TimePoint now, int days) {
  if (days == k_no_date) {
    return nullptr;
  }
  return core::format_rfc3339(std::chrono::floor<std::chrono::days>(now) + std::chrono::days{days});
}

// number: of this tenant's subscriptions, from 1; the last digits of both of its IDs.
core::Json subscription_json(Tenant const& tenant, Purchase const& purchase, int number,
                             core::TimePoint now) {
  constexpr int k_a_year = 365;
  constexpr int k_seats = 25;
  auto const id = [&](int kind) {
    auto const own = tenant.id.substr(tenant.id.size() - 2);
    return fmt::format("5a4d0000-0000-4000-80{:02}-00000000{}{:02}", kind, own, number);
  };
  constexpr int k_commerce = 10;
  constexpr int k_directory = 11;
  return {{"createdDateTime", date(now, purchase.days_left - k_a_year)},
          {"commerceSubscriptionId", id(k_commerce)},
          {"id", id(k_directory)},
          {"isTrial", purchase.trial},
          {"nextLifecycleDateTime", date(now, purchase.days_left)},
          {"skuId", guid_of_name(purchase.part_number)},
          {"skuPartNumber", purchase.part_number},
          {"status", purchase.status},
          {"totalLicenses", k_seats},
          {"ownerTenantId", or_null(purchase.owner)},
          {"ownerId", nullptr},
          {"ownerType", nullptr},
          {"serviceStatus",
           {{{"servicePlanId", guid_of_name(fmt::format("plan/{}", purchase.part_number))},
             {"servicePlanName", purchase.part_number},
             {"provisioningStatus", "Success"},
             {"appliesTo", "User"}}}}};
}

} // namespace

core::Json company_subscriptions(Tenant const& tenant, core::TimePoint now) {
  auto list = core::Json::array();
  for (auto const& purchase : k_purchases) {
    if (purchase.domain == tenant.domain) {
      list.push_back(subscription_json(tenant, purchase, static_cast<int>(list.size()) + 1, now));
    }
  }
  return list;
}

} // namespace partnerctl::sandbox
