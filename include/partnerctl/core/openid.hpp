#pragma once

#include "partnerctl/core/ids.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// Where an authority ("https://host[:port]") publishes the OpenID metadata of a tenant, for
// everybody to read; the tenant by GUID or domain, not `home`.
std::string openid_metadata_url(std::string_view authority, TenantRef const& tenant);

// Which tenant the metadata is of, by its token endpoint: "{authority}/{GUID}/oauth2/v2.0/token".
// nullopt for metadata that names no tenant, and for an endpoint anywhere else than at the
// authority that was asked, which is not to be believed.
std::optional<Guid> tenant_in_openid_metadata(std::string_view body, std::string_view authority);

} // namespace partnerctl::core
