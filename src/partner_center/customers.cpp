#include "partnerctl/partner_center/customers.hpp"

#include "partner_center/paging.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <optional>

namespace partnerctl::partner_center {
namespace {

std::optional<core::Guid> guid_at(core::Json const& value, std::string_view key) {
  auto guid = core::Guid::parse(core::string_at(value, key).value_or(""));
  return guid && !guid->is_nil() ? guid : std::nullopt;
}

// The ID of a customer is the ID of its tenant; the profile says so once more.
std::optional<Customer> customer_of(core::Json const& item) {
  auto const* profile = core::member_at(item, "companyProfile");
  auto tenant = profile == nullptr ? std::nullopt : guid_at(*profile, "tenantId");
  tenant = tenant ? tenant : guid_at(item, "id");
  if (!tenant) {
    return std::nullopt;
  }
  auto const text = [profile](std::string_view key) {
    return profile == nullptr ? "" : core::string_at(*profile, key).value_or("");
  };
  return Customer{.tenant = *tenant,
                  .domain = text("domain"),
                  .company_name = text("companyName"),
                  .relationship = core::string_at(item, "relationshipToPartner").value_or("")};
}

} // namespace

Customers list_customers(http::Send const& send, Context const& context, int page_size) {
  Customers all;
  for_each_page_item(send, context, fmt::format("/v1/customers?size={}", page_size),
                     [&all](core::Json const& item) {
                       if (auto customer = customer_of(item)) {
                         all.customers.push_back(*std::move(customer));
                       } else {
                         ++all.without_tenant;
                       }
                     });
  return all;
}

} // namespace partnerctl::partner_center
