#include "auth/application.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/sign_in.hpp"

namespace partnerctl::auth {
namespace {

// One refresh token for all tenants: Entra binds it to a user and a client, not to a tenant. The
// new one in each answer is left aside, since the old one stays good; keeping it is for a store.
class RefreshTokenCredential final : public Credential {
public:
  RefreshTokenCredential(RefreshTokenOptions options, TokenEndpoint endpoint)
      : m_options(std::move(options)), m_endpoint(std::move(endpoint)) {}

  AccessToken token(TokenRequest const& request) const override {
    auto const grant = [this](std::string const& /*url*/) {
      return http::Form{{"grant_type", "refresh_token"},
                        {"client_id", m_options.client_id},
                        {"refresh_token", m_options.refresh_token.reveal()},
                        {"client_info", "1"}};
    };
    return access_token_of(m_endpoint.redeem(request, grant, m_options.client_id), identity());
  }

  core::Identity identity() const override {
    return {.type = core::Identity::Type::user,
            .name = m_options.user_name,
            .client_id = m_options.client_id,
            .method = m_options.method};
  }

  std::optional<core::TenantRef> home() const override { return m_options.home; }

private:
  RefreshTokenOptions m_options;
  TokenEndpoint m_endpoint;
};

} // namespace

std::shared_ptr<Credential const> refresh_token(RefreshTokenOptions options,
                                                core::Cloud const& cloud, http::Send send,
                                                http::Stage retry, core::Clock const& clock) {
  TokenEndpoint endpoint(cloud.authority, std::move(send), std::move(retry), clock);
  return std::make_shared<RefreshTokenCredential>(std::move(options), std::move(endpoint));
}

} // namespace partnerctl::auth
