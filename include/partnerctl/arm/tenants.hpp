#pragma once

#include "partnerctl/arm/call.hpp"

#include <string>
#include <vector>

namespace partnerctl::arm {

// One entry of GET /tenants?api-version=2022-12-01.
struct Tenant {
  core::Guid id{};
  std::string display_name{};
  std::string default_domain{};
  // "Home", "ManagedBy" (delegated by Lighthouse), "ProjectedBy", or what else ARM says.
  std::string category{};
};

// Every tenant that the identity can see, all pages. A next link to another origin is not followed
// (protocol error), nor is one that was followed before. Entries without a tenantId are left out.
std::vector<Tenant> list_tenants(http::Send const& send, Context const& context);

} // namespace partnerctl::arm
