#include "cli/tenant_list/sources.hpp"
#include "partnerctl/arm/tenants.hpp"
#include "partnerctl/core/error.hpp"

namespace partnerctl::cli {
namespace {

// ARM says "Home" of every tenant in which the identity has an account of its own; whose home it is
// the identity's own tenant tells.
std::string access_of(arm::Tenant const& tenant, core::TenantRef const& home) {
  if (tenant.category == "ManagedBy" || tenant.category == "ProjectedBy") {
    return "lighthouse";
  }
  bool const is_home =
      home == core::TenantRef::of(tenant.id) || home.text() == tenant.default_domain;
  return is_home ? "home" : "guest";
}

} // namespace

core::TenantRef own_tenant(Services& services) {
  auto home = services.signed_in().credential->home();
  if (!home) {
    throw core::usage_error("the identity's own tenant is not known", "set AZURE_TENANT_ID");
  }
  return *std::move(home);
}

void add_from_arm(TenantList& list, Asking const& asking) {
  auto& services = asking.services;
  auto& me = services.signed_in();
  auto const home = own_tenant(services);
  auto const tenants =
      arm::list_tenants(me.send, {.cloud = &services.cloud(),
                                  .tenant = home,
                                  .timeout = asking.timeout,
                                  .deadline = services.clock().steady() + std::chrono::seconds(300),
                                  .stop = asking.interrupt.no_more()});
  for (auto const& tenant : tenants) {
    list.add({.source = TenantSource::arm,
              .tenant = core::TenantRef::of(tenant.id),
              .name = tenant.display_name,
              .domain = tenant.default_domain,
              .access = access_of(tenant, home)});
  }
  if (me.credential->identity().type == core::Identity::Type::application) {
    services.messages().say(
        "An application sees only its own tenant; a person's sign-in lists every "
        "tenant they work in.");
  }
}

} // namespace partnerctl::cli
