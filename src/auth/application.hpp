#pragma once

#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/token.hpp"

#include <memory>
#include <optional>
#include <string>

namespace partnerctl::auth {

// An application that signs in as itself; what differs between its ways is the proof.
struct Application {
  std::string client_id{};
  // In the words of --auth.
  std::string method{};
  std::optional<core::TenantRef> home{};
  // The form fields that prove who it is (`client_secret`, or `client_assertion` and its type).
  Grant proof{};
  Evidence evidence{};
};

// The client credentials grant (RFC 6749, section 4.4) at each tenant's endpoint.
std::shared_ptr<Credential const> application(Application application, TokenEndpoint endpoint);

// The access token of an answer with whom it speaks for. Where the token itself is silent, the name
// and the client ID are those known of the credential; the method always is.
AccessToken access_token_of(TokenAnswer answer, core::Identity const& known);

} // namespace partnerctl::auth
