#pragma once

#include "auth/certificate_file.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/token.hpp"

#include <memory>
#include <optional>
#include <string>

namespace partnerctl::auth {

// An application that proves itself with its certificate's key; send_chain puts the chain into each
// assertion.
std::shared_ptr<Credential const> client_certificate(std::string client_id,
                                                     ClientCertificate certificate, bool send_chain,
                                                     std::optional<core::TenantRef> home,
                                                     TokenEndpoint endpoint);

} // namespace partnerctl::auth
