#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

namespace partnerctl::auth {

// The GUID of the tenant that a domain belongs to, by the authority's OpenID metadata, which needs
// no sign-in. Throws not-found for a domain of no tenant, and protocol for metadata of another
// authority. The request says which domain, until when and how long.
core::Guid tenant_of_domain(TokenRequest const& request, Means const& means);

// Throws a protocol error where a token is not for the tenant that was asked for. For sources that
// are not the authority itself (a program, a browser's answer): what the authority's own token
// endpoint gives for a domain is taken at its word, since a look-up more for each tenant of a run
// would buy nothing that TLS does not.
void require_tenant(core::Identity const& identity, TokenRequest const& request,
                    Means const& means);

} // namespace partnerctl::auth
