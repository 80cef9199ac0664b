#pragma once

#include "partnerctl/core/identity.hpp"
#include "partnerctl/core/json.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::auth {

// The claims of a JSON Web Token, an object; nullopt for what is none.
std::optional<core::Json> token_claims(std::string_view token);

// Whom an access token speaks for, by its own claims: tid, oid, appid or azp, idtyp, and the name.
// They are read, not verified: that is for the service the token is sent to. Throws a protocol
// error for what is no JSON Web Token or lacks tid or oid, since a link could not be verified with
// it. The method stays empty.
core::Identity token_identity(std::string_view token);

// The `exp` of a JSON Web Token in seconds since 1970; nullopt where there is none.
std::optional<long long> expiry_claim(std::string_view token);

} // namespace partnerctl::auth
