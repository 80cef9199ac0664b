#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/federation_key.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// The federated credentials registered for the application: one of each of our issuers, with the
// subjects of sandbox.hpp. Issuer, subject and audience are compared with case, as Entra does since
// 2024; a token may be used again as long as it is valid, as one from a file is.
class FederatedCredentials {
public:
  explicit FederatedCredentials(FederationKey& key) : m_key(key) {}

  // Whether a client assertion is another issuer's (RS256 with kid) and not signed by a certificate
  // of the application.
  static bool is_federated(std::string_view assertion);
  // nullopt: it stands for the application. origin: our own.
  std::optional<StsError> check(std::string_view assertion, std::string const& origin,
                                core::TimePoint now);

private:
  FederationKey& m_key;
};

} // namespace partnerctl::sandbox
