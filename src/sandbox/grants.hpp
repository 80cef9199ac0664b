#pragma once

#include "sandbox/answer.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/signed_in.hpp"
#include "sandbox/tokens.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace partnerctl::sandbox {

// What the token endpoint gives.
struct Granted {
  Claims claims{};
  // Of a person: what the next refresh token carries on; without it there is none.
  std::optional<SignedIn> refresh{};
  // An ID token goes with it.
  bool openid = false;
  std::string nonce{};
};

// Whether the application is registered for people to sign in with.
bool is_known_client(std::string_view client_id);

// The claims of a token for the one resource that the scope names, or why there is none.
std::variant<Claims, StsError> claims_for(std::string const& scope, Tenant const& tenant, Kind kind,
                                          std::string const& client_id);

// Entra's client_info of the person: base64url of {"uid","utid"}, home object ID and tenant.
std::string client_info();

// Whether one of the scope's parts is this word.
bool has_scope(std::string_view scope, std::string_view word);

} // namespace partnerctl::sandbox
