#include "partnerctl/arm/tenants.hpp"

#include "partnerctl/arm/paging.hpp"

namespace partnerctl::arm {

std::vector<Tenant> list_tenants(http::Send const& send, Context const& context) {
  std::vector<Tenant> tenants;
  auto const keep = [&tenants](core::Json const& item) {
    auto const id = core::Guid::parse(core::string_at(item, "tenantId").value_or(""));
    if (!id) {
      return;
    }
    tenants.push_back({.id = *id,
                       .display_name = core::string_at(item, "displayName").value_or(""),
                       .default_domain = core::string_at(item, "defaultDomain").value_or(""),
                       .category = core::string_at(item, "tenantCategory").value_or("")});
  };
  for_each_page_item(send, context, "/tenants?api-version=2022-12-01", keep);
  return tenants;
}

} // namespace partnerctl::arm
