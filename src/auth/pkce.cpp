#include "auth/pkce.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/error.hpp"

#include <openssl/crypto.h>
#include <openssl/rand.h>

#include <array>

namespace partnerctl::auth {

std::string random_text() {
  std::array<unsigned char, 32> bytes{};
  if (RAND_bytes(bytes.data(), static_cast<int>(bytes.size())) != 1) {
    throw core::Error{.message = "OpenSSL gave no random bytes"};
  }
  return core::base64url({reinterpret_cast<char const*>(bytes.data()), bytes.size()});
}

std::string s256_challenge(std::string_view verifier) {
  return core::base64url(core::sha256(verifier));
}

Pkce make_pkce() {
  core::Secret verifier(random_text());
  auto challenge = s256_challenge(verifier.reveal());
  return {.verifier = std::move(verifier), .challenge = std::move(challenge)};
}

bool same_secret(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

} // namespace partnerctl::auth
