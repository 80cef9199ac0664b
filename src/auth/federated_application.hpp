#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/auth/token.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// Gets the token of the other issuer, within the stop, deadline and timeout of the request that it
// is for. Throws an auth error where it cannot be had.
using ForeignToken = std::function<core::Secret(TokenRequest const& request)>;

struct FederatedApplication {
  std::string client_id{};
  // In the words of --auth.
  std::string method{};
  std::optional<core::TenantRef> home{};
  ForeignToken token{};
};

// An application that proves itself with a foreign token (RFC 7523, section 2.2), got anew for each
// try. A refusal of that proof shows the token's iss, sub and aud.
std::shared_ptr<Credential const> federated_application(FederatedApplication application,
                                                        Means const& means);

// Whether a text has the form of a signed JSON Web Token: header, claims and signature, each
// base64url, the first two JSON objects. Nothing is verified.
bool is_token_shaped(std::string_view text);

} // namespace partnerctl::auth
