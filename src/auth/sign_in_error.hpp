#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/message.hpp"

#include <string>

namespace partnerctl::auth {

// Who tried to sign in where; fills the places of the remedies.
struct SignInAttempt {
  core::TenantRef tenant;
  std::string client_id{};
  // The authority's origin.
  std::string authority{};
  // What the one who signs in can check when its proof was refused, such as the thumbprint of the
  // certificate that was sent, or the claims of a federated token. Empty: nothing.
  std::string evidence{};
  // See Means::login.
  std::string login{k_login};
};

// The error that an answer of the token endpoint means: kind auth with Entra's sentence, its code
// and a remedy; throttled, service or not-found where it says so; protocol for what is no OAuth
// error.
core::Error sign_in_error(http::Response const& response, SignInAttempt const& attempt);

} // namespace partnerctl::auth
