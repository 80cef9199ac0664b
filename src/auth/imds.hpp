#pragma once

#include "auth/identity_service.hpp"
#include "partnerctl/core/environment.hpp"

namespace partnerctl::auth {

// Azure's instance metadata service (virtual machines and scale sets, and pods on them), API
// version 2018-02-01, at its link-local address or at AZURE_POD_IDENTITY_AUTHORITY_HOST. While it
// is being updated it answers 404 or 410: it is asked again, five times or for 70 seconds.
IdentityService imds(std::optional<std::string> client_id, Means const& means);

// Whether anything answers there within a second, to a question that needs no identity.
bool is_imds_here(Means const& means);

} // namespace partnerctl::auth
