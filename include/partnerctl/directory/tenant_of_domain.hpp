#pragma once

#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <optional>
#include <stop_token>

namespace partnerctl::directory {

// What every look-up in one cloud shares.
struct Context {
  core::Cloud const* cloud = nullptr;
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  std::stop_token stop{};
};

// The GUID of the tenant that a domain is verified in, by the authority's OpenID metadata: without
// a sign-in and without a token. nullopt where the authority knows no tenant by that name; a GUID
// is looked up too, and so proven to exist. Throws protocol for metadata of another authority or of
// no tenant, not-found for a tenant of another cloud, throttled and service where the authority
// says so, internal for `home`, which only a sign-in can resolve.
std::optional<core::Guid> tenant_of_domain(http::Send const& send, Context const& context,
                                           core::TenantRef const& domain);

} // namespace partnerctl::directory
