#include "auth/application.hpp"

#include "auth/token_claims.hpp"

namespace partnerctl::auth {
namespace {

class ApplicationCredential final : public Credential {
public:
  ApplicationCredential(Application application, TokenEndpoint endpoint)
      : m_application(std::move(application)), m_endpoint(std::move(endpoint)) {}

  AccessToken token(TokenRequest const& request) const override {
    auto const grant = [this](std::string const& url, TokenRequest const& asked) {
      http::Form form{{"grant_type", "client_credentials"}, {"client_id", m_application.client_id}};
      auto const proof = m_application.proof(url, asked);
      form.insert(form.end(), proof.begin(), proof.end());
      return form;
    };
    return access_token_of(
        m_endpoint.redeem(request, grant, m_application.client_id, m_application.evidence),
        identity());
  }

  core::Identity identity() const override {
    return {.type = core::Identity::Type::application,
            .name = m_application.client_id,
            .client_id = m_application.client_id,
            .method = m_application.method};
  }

  std::optional<core::TenantRef> home() const override { return m_application.home; }

private:
  Application m_application;
  TokenEndpoint m_endpoint;
};

} // namespace

std::shared_ptr<Credential const> application(Application application, TokenEndpoint endpoint) {
  return std::make_shared<ApplicationCredential>(std::move(application), std::move(endpoint));
}

AccessToken access_token_of(TokenAnswer answer, core::Identity const& known) {
  auto identity = token_identity(answer.access_token.reveal());
  identity.method = known.method;
  identity.client_id = identity.client_id.empty() ? known.client_id : identity.client_id;
  identity.name = identity.name.empty() ? known.name : identity.name;
  return {.value = std::move(answer.access_token),
          .expires_on = answer.expires_on,
          .identity = std::move(identity)};
}

} // namespace partnerctl::auth
