#pragma once

#include "partnerctl/core/secret.hpp"

#include <string>

namespace partnerctl::auth {

// What an ID token says that we go by. Its signature is not checked: it came straight from the
// token endpoint over TLS (OpenID Connect Core, section 3.1.3.7, point 6).
struct IdToken {
  // preferred_username, upn or email; empty: not said.
  std::string user_name{};
};

// Throws a protocol error for what is no JSON Web Token, for one meant for another client, and for
// one whose nonce is not the one that was sent (nonce empty: none was).
IdToken read_id_token(core::Secret const& token, std::string const& client_id,
                      std::string const& nonce);

} // namespace partnerctl::auth
