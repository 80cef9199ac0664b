#include "auth/application.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/auth/sign_in.hpp"

namespace partnerctl::auth {
namespace {

// One refresh token for all tenants: Entra binds it to a user and a client, not to a tenant. The
// new one in each answer is left aside, since the old one stays good; keeping it is for a store.
class PersonCredential final : public Credential {
public:
  PersonCredential(Account account, Means const& means)
      : m_account(std::move(account)), m_endpoint(means) {}

  AccessToken token(TokenRequest const& request) const override {
    auto const grant = [this](std::string const& /*url*/, TokenRequest const& /*asked*/) {
      return http::Form{{"grant_type", "refresh_token"},
                        {"client_id", m_account.client_id},
                        {"refresh_token", m_account.refresh_token.reveal()},
                        {"client_info", "1"}};
    };
    return access_token_of(m_endpoint.redeem(request, grant, m_account.client_id), identity());
  }

  core::Identity identity() const override {
    return {.type = core::Identity::Type::user,
            .name = m_account.user_name,
            .client_id = m_account.client_id,
            .method = m_account.method};
  }

  std::optional<core::TenantRef> home() const override {
    return core::TenantRef::parse(m_account.home_tenant);
  }

private:
  Account m_account;
  TokenEndpoint m_endpoint;
};

} // namespace

std::shared_ptr<Credential const> person(Account account, Means const& means) {
  return std::make_shared<PersonCredential>(std::move(account), means);
}

} // namespace partnerctl::auth
