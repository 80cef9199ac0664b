#pragma once

#include "partnerctl/core/json.hpp"
#include "sandbox/jwt.hpp"

#include <memory>
#include <mutex>
#include <string>

namespace partnerctl::sandbox {

// The RSA key that our own issuers (GitHub, Azure DevOps, files) sign with. It lies in the state
// directory, so that a token of one run is good for the next; without one it is a process's own.
// Made when it is first needed, for that takes a tenth of a second. Throws a usage error for a
// folder that cannot be used.
class FederationKey {
public:
  explicit FederationKey(std::string folder);
  ~FederationKey();

  // A whole token (RS256, with kid).
  std::string sign(core::Json const& payload);
  // Its name: base64url of the SHA-256 of the public key's DER.
  std::string id();
  bool verifies(Jwt const& token);

private:
  struct Key;
  Key& key();

  std::string m_folder;
  std::once_flag m_made;
  std::unique_ptr<Key> m_key;
};

} // namespace partnerctl::sandbox
