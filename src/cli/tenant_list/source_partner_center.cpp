#include "cli/tenant_list/sources.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/partner_center/customers.hpp"

#include <fmt/core.h>

namespace partnerctl::cli {

void add_from_partner_center(TenantList& list, Asking const& asking) {
  auto& services = asking.services;
  auto const& cloud = services.cloud();
  if (cloud.partner_center.empty()) {
    throw core::usage_error("the cloud " + cloud.name + " has no Partner Center",
                            "set partner_center in its table [cloud." + cloud.name + "]");
  }
  auto& me = services.signed_in();
  auto const found = partner_center::list_customers(
      me.send, {.cloud = &cloud,
                .tenant = own_tenant(services),
                .timeout = asking.timeout,
                .deadline = services.clock().steady() + std::chrono::seconds(300),
                .stop = asking.interrupt.no_more()});
  for (auto const& customer : found.customers) {
    list.add({.source = TenantSource::partner_center,
              .tenant = core::TenantRef::of(customer.tenant),
              .name = customer.company_name,
              .domain = customer.domain});
  }
  if (found.without_tenant > 0) {
    services.messages().say(
        fmt::format("Partner Center lists {} customer{} without a tenant, left out here",
                    found.without_tenant, found.without_tenant == 1 ? "" : "s"));
  }
}

} // namespace partnerctl::cli
