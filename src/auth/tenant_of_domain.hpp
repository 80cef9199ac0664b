#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

namespace partnerctl::auth {

// The GUID of the tenant that a domain belongs to, by the authority's OpenID metadata, which needs
// no sign-in. Throws not-found for a domain of no tenant, and protocol for metadata of another
// authority. The request says which domain, until when and how long.
core::Guid tenant_of_domain(TokenRequest const& request, Means const& means);

} // namespace partnerctl::auth
