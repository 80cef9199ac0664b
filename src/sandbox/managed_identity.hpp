#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/target.hpp"
#include "sandbox/tokens.hpp"

#include <string>
#include <variant>

namespace partnerctl::sandbox {

// The token endpoints of an Azure machine: the instance metadata service (IMDS, 2018-02-01) and
// App Service (2019-08-01). One managed identity of the home tenant, named or not. Numbers are
// strings, as there.
class ManagedIdentity {
public:
  ManagedIdentity(TokenSigner const& signer, core::Clock const& clock)
      : m_signer(signer), m_clock(clock) {}

  // GET /metadata/identity/oauth2/token with Metadata: true.
  http::Response imds(http::Incoming const& request) const;
  // GET /msi/token with X-IDENTITY-HEADER.
  http::Response app_service(http::Incoming const& request) const;

private:
  std::string token(std::string const& resource) const;

  TokenSigner const& m_signer;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
