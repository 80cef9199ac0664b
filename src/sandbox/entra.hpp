#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/asked.hpp"
#include "sandbox/assertion.hpp"
#include "sandbox/federated_credentials.hpp"
#include "sandbox/person_grants.hpp"

#include <string>
#include <variant>

namespace partnerctl::sandbox {

// Entra ID: the token endpoint of every tenant and its OpenID metadata.
class Entra {
public:
  // What it stands on; all of it must outlive it.
  struct Parts {
    Directory const& directory;
    TokenSigner const& signer;
    PersonSecrets& secrets;
    FederationKey& federation_key;
    core::Clock const& clock;
  };

  // certificate: of the application (assertion.hpp).
  Entra(Parts const& parts, std::string const& certificate)
      : m_directory(parts.directory), m_signer(parts.signer), m_secrets(parts.secrets),
        m_people(parts.directory, parts.secrets, parts.clock), m_assertions(certificate),
        m_federated(parts.federation_key), m_clock(parts.clock) {}

  // POST /{tenant}/oauth2/v2.0/token; path is that path, tenant its first segment.
  http::Response token(http::Incoming const& request, std::string const& tenant,
                       std::string const& path, std::string const& origin);
  // GET /{tenant}/v2.0/.well-known/openid-configuration; origin: our own.
  http::Response metadata(std::string const& tenant, std::string const& origin) const;
  // What the token endpoint says on a bad day.
  http::Response unavailable(int status) const;

private:
  std::variant<Granted, StsError> grant(Asked const& asked);
  std::variant<Granted, StsError> application(Asked const& asked);
  std::optional<StsError> check_credential(Asked const& asked);
  core::Json body_of(Granted const& granted, Asked const& asked) const;

  Directory const& m_directory;
  TokenSigner const& m_signer;
  PersonSecrets& m_secrets;
  PersonGrants m_people;
  AssertionVerifier m_assertions;
  FederatedCredentials m_federated;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
