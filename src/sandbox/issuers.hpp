#pragma once

#include "partnerctl/http/listener.hpp"
#include "sandbox/federation_key.hpp"
#include "sandbox/target.hpp"

#include <string>

namespace partnerctl::sandbox {

// Those who say who a pipeline is: GitHub Actions, Azure DevOps, and whoever writes token files
// (Kubernetes). Each gives a token of five minutes whose issuer is our origin and its path.
class Issuers {
public:
  Issuers(FederationKey& key, core::Clock const& clock) : m_key(key), m_clock(clock) {}

  // GET /github/oidc?…&audience=…: {"count","value"}, for k_github_request_token.
  http::Response github(http::Incoming const& request, std::string const& origin);
  // POST /azure-devops/oidctoken?api-version=7.1&serviceConnectionId=…: {"oidcToken"}, for
  // k_system_access_token; without X-TFS-FedAuthRedirect: Suppress a redirect to a sign-in page.
  http::Response azure_devops(http::Incoming const& request, std::string const& origin);
  // GET /federated/token: the token as plain text, to be written to a file. sub, aud, iss and
  // lifetime (seconds) in the query make it another one.
  http::Response file(http::Incoming const& request, std::string const& origin);

private:
  struct Subject;
  std::string token(Subject const& subject);

  FederationKey& m_key;
  core::Clock const& m_clock;
};

} // namespace partnerctl::sandbox
