#pragma once

#include "partnerctl/core/secret.hpp"

#include <string>
#include <string_view>

namespace partnerctl::auth {

// 32 bytes of the system's generator as 43 characters of base64url: a code verifier, a state, a
// nonce.
std::string random_text();

// Proof Key for Code Exchange (RFC 7636): whoever catches the code cannot redeem it.
struct Pkce {
  core::Secret verifier{};
  // S256 of the verifier.
  std::string challenge{};
};

Pkce make_pkce();
// base64url(SHA-256(verifier)), RFC 7636, section 4.2.
std::string s256_challenge(std::string_view verifier);

// Compares in a time that depends on the lengths alone, so that nobody can guess their way to a
// secret.
bool same_secret(std::string_view a, std::string_view b);

} // namespace partnerctl::auth
