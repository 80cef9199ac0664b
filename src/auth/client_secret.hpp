#pragma once

#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/token.hpp"

#include <memory>
#include <optional>
#include <string>

namespace partnerctl::auth {

// An application that proves itself with a shared secret.
std::shared_ptr<Credential const> client_secret(std::string client_id, core::Secret secret,
                                                std::optional<core::TenantRef> home,
                                                TokenEndpoint endpoint);

} // namespace partnerctl::auth
