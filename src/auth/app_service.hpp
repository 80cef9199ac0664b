#pragma once

#include "auth/identity_service.hpp"

namespace partnerctl::auth {

// App Service, Functions and Container Apps, API version 2019-08-01, at IDENTITY_ENDPOINT; header
// is IDENTITY_HEADER.
IdentityService app_service(std::string const& endpoint, core::Secret const& header,
                            std::optional<std::string> client_id, Means const& means);

} // namespace partnerctl::auth
