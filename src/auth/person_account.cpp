#include "auth/person_account.hpp"

#include "auth/application.hpp"
#include "auth/id_token.hpp"
#include "auth/tenant_of_domain.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/url.hpp"

namespace partnerctl::auth {
namespace {

core::Error not_as_asked(std::string message) {
  return {.kind = core::ErrorKind::protocol,
          .message = std::move(message),
          .hint = "check that the cloud's authority is a Microsoft Entra ID"};
}

void check_whom(core::Identity const& identity, LogInOptions const& options, Means const& means) {
  if (identity.type != core::Identity::Type::user) {
    throw not_as_asked("a person was to sign in, but the token speaks for an application");
  }
  if (auto const tenant = tenant_of(options)) {
    require_tenant(identity, {.tenant = *tenant, .scope = scope_of(means), .stop = options.stop},
                   means);
  }
}

core::Secret required_refresh_token(TokenAnswer const& answer, LogInOptions const& options) {
  if (!answer.refresh_token || answer.refresh_token->empty()) {
    throw core::Error{.kind = core::ErrorKind::auth,
                      .message = "the sign-in gave no refresh token, so nothing could be kept",
                      .hint = "the application " + options.client_id +
                              " must be a public client that may ask for offline_access: set "
                              "\"Allow public client flows\" and add the delegated permission"};
  }
  return *answer.refresh_token;
}

// The tenant of "{uid}.{utid}".
std::string home_of(std::string const& account_id, core::Guid const& tenant) {
  auto const dot = account_id.rfind('.');
  auto const home =
      dot == std::string::npos ? std::nullopt : core::Guid::parse(account_id.substr(dot + 1));
  return (home && !home->is_nil() ? *home : tenant).text();
}

} // namespace

std::optional<core::TenantRef> tenant_of(LogInOptions const& options) {
  bool const is_own = !options.tenant || options.tenant->form() == core::TenantRef::Form::home;
  return is_own ? std::nullopt : options.tenant;
}

std::string scope_of(Means const& means) {
  return means.cloud.resource_manager_scope + " openid profile offline_access";
}

bool is_safe_address(std::string const& address) {
  auto const url = http::Url::parse(address);
  return url && (url->scheme == "https" || url->is_loopback());
}

PersonSignedIn person_signed_in(TokenAnswer answer, LogInOptions const& options, Means const& means,
                                std::string const& nonce) {
  auto refresh_token = required_refresh_token(answer, options);
  auto const id_token =
      answer.id_token ? read_id_token(*answer.id_token, options.client_id, nonce) : IdToken{};
  auto const account_id = answer.account_id;
  auto token = access_token_of(
      std::move(answer),
      {.name = id_token.user_name, .client_id = options.client_id, .method = options.method});
  check_whom(token.identity, options, means);
  auto const& identity = token.identity;
  auto const now = means.clock->now();
  Account account{.authority = means.cloud.authority,
                  .client_id = options.client_id,
                  .id = account_id.empty() ? identity.object.text() + "." + identity.tenant.text()
                                           : account_id,
                  .home_tenant = home_of(account_id, identity.tenant),
                  .user_name = identity.name,
                  .method = options.method,
                  .refresh_token = std::move(refresh_token),
                  .signed_in = now,
                  .refreshed = now};
  return {.account = std::move(account), .token = std::move(token)};
}

} // namespace partnerctl::auth
