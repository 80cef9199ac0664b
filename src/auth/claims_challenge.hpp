#pragma once

#include "partnerctl/http/message.hpp"

#include <optional>
#include <string>

namespace partnerctl::auth {

// The decoded claims (JSON) that a 401 asks for by `WWW-Authenticate: Bearer …
// error="insufficient_claims", claims="<base64 or base64url, padding optional>"`; its parameters in
// any order, among other challenges, in one header field or several. nullopt for any other answer,
// and for claims that are no JSON object. Nothing else of the challenge is used, least of all its
// `authorization_uri`. Source: Microsoft identity platform, claims challenges; RFC 9110, section
// 11.6.1.
std::optional<std::string> claims_challenge(http::Response const& response);

} // namespace partnerctl::auth
