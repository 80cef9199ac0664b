#pragma once

#include "partnerctl/http/listener.hpp"
#include "partnerctl/http/url.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/assertion.hpp"
#include "sandbox/conditions.hpp"
#include "sandbox/tokens.hpp"

#include <string>
#include <variant>

namespace partnerctl::sandbox {

// Entra ID: the token endpoint of every tenant and its OpenID metadata.
class Entra {
public:
  Entra(Directory const& directory, TokenSigner const& signer, std::string const& certificate,
        core::Clock const& clock)
      : m_directory(directory), m_signer(signer), m_assertions(certificate), m_clock(clock) {}

  // POST /{tenant}/oauth2/v2.0/token; path is that path, tenant its first segment.
  http::Response token(http::Incoming const& request, std::string const& tenant,
                       std::string const& path);
  // GET /{tenant}/v2.0/.well-known/openid-configuration; origin: our own.
  http::Response metadata(std::string const& tenant, std::string const& origin) const;
  // What the token endpoint says on a bad day.
  http::Response unavailable(int status) const;

private:
  struct Asked;
  std::variant<Claims, StsError> grant(Asked const& asked);
  std::variant<Claims, StsError> issue(Asked const& asked, Tenant const& tenant, Kind kind) const;
  std::variant<Claims, StsError> application(Asked const& asked);
  std::variant<Claims, StsError> user(Asked const& asked) const;
  std::optional<StsError> check_credential(Asked const& asked);

  Directory const& m_directory;
  TokenSigner const& m_signer;
  AssertionVerifier m_assertions;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
