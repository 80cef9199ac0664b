#include "auth/person.hpp"

#include "auth/application.hpp"
#include "auth/refresh_tokens.hpp"
#include "auth/tenant_of_domain.hpp"
#include "auth/token_endpoint.hpp"
#include "auth/turns.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::auth {
namespace {

// Without them the answer has neither a refresh token nor who it is for.
constexpr char const* k_person_scopes = " openid profile offline_access";

class PersonCredential final : public Credential {
public:
  PersonCredential(Account account, Means const& means, AskPerson ask)
      : m_account(std::move(account)), m_means(means), m_ask(std::move(ask)), m_endpoint(means),
        m_tokens(m_account, means.accounts, *means.clock) {}

  AccessToken token(TokenRequest const& request) const override;

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
  AccessToken redeem(TokenRequest const& request) const;
  core::Error with_remedy(core::Error error, TokenRequest const& request) const;
  bool find_own_token(TokenRequest const& request) const;
  // For a challenge that the refresh token alone could not meet. `seen` counts the sign-ins that it
  // stood for.
  AccessToken step_up(TokenRequest const& request, core::Error const& refused, int seen) const;
  AccessToken ask(TokenRequest const& request) const;
  void keep_again(PersonSignedIn const& again) const;
  core::Error stronger(TokenRequest const& request, core::Error const& refused) const;

  Account m_account;
  Means m_means;
  AskPerson m_ask;
  TokenEndpoint m_endpoint;
  mutable RefreshTokens m_tokens;
  mutable Turns m_turns;
  // Guarded by the turn.
  mutable bool m_was_refused = false;
};

AccessToken PersonCredential::token(TokenRequest const& request) const {
  int const seen = m_tokens.newest(request.tenant).sign_ins;
  if (request.needs_person) {
    return step_up(request,
                   {.kind = core::ErrorKind::auth,
                    .message = "the service asks for a stronger or newer sign-in to the tenant " +
                               request.tenant.text() + " than was given"},
                   seen);
  }
  auto silent = core::attempt([&] { return redeem(request); });
  if (!silent && silent.error->kind == core::ErrorKind::auth && find_own_token(request)) {
    silent = core::attempt([&] { return redeem(request); });
  }
  if (silent) {
    return std::move(*silent.value);
  }
  if (request.claims.empty() || silent.error->kind != core::ErrorKind::auth) {
    throw with_remedy(std::move(*silent.error), request);
  }
  return step_up(request, *silent.error, seen);
}

// A tenant's own token is kept under its GUID, which a domain does not tell. It is asked for only
// where the token for all tenants was not enough. False when there is none.
bool PersonCredential::find_own_token(TokenRequest const& request) const {
  if (!m_tokens.could_have_another(request.tenant)) {
    return false;
  }
  auto const tenant = core::attempt([&] { return tenant_of_domain(request, m_means); });
  if (!tenant) {
    return false;
  }
  m_tokens.learn(request.tenant, *tenant.value);
  return !m_tokens.newest(request.tenant).slot.empty();
}

// Where a tenant's own sign-in has run out, signing in at home would not renew it.
core::Error PersonCredential::with_remedy(core::Error error, TokenRequest const& request) const {
  bool const is_own = !m_tokens.newest(request.tenant).slot.empty();
  if (is_own && error.hint == "sign in again: " + m_means.login) {
    error.hint += " --tenant " + request.tenant.text();
  }
  return error;
}

AccessToken PersonCredential::redeem(TokenRequest const& request) const {
  // Of the last try: a newer token may have come while the first was waited for.
  RefreshTokens::Taken taken;
  auto const grant = [&](std::string const& /*url*/, TokenRequest const& asked) {
    taken = m_tokens.newest(asked.tenant);
    return http::Form{{"grant_type", "refresh_token"},
                      {"client_id", m_account.client_id},
                      {"refresh_token", taken.token.reveal()},
                      {"client_info", "1"}};
  };
  auto widened = request;
  widened.scope += k_person_scopes;
  auto answer = m_endpoint.redeem(widened, grant, m_account.client_id);
  if (answer.refresh_token) {
    m_tokens.came(taken, *answer.refresh_token);
  }
  auto token = access_token_of(std::move(answer), identity());
  m_tokens.learn(request.tenant, token.identity.tenant);
  return token;
}

AccessToken PersonCredential::step_up(TokenRequest const& request, core::Error const& refused,
                                      int seen) const {
  if (m_means.interaction == nullptr) {
    throw stronger(request, refused);
  }
  Turns::Turn const turn(m_turns, request, *m_means.clock, stronger(request, refused));
  if (m_tokens.newest(request.tenant).sign_ins != seen) {
    // The person has just signed in there, for another thread.
    if (auto again = core::attempt([&] { return redeem(request); })) {
      return std::move(*again.value);
    }
  }
  if (m_was_refused) {
    throw stronger(request, refused);
  }
  auto asked = core::attempt([&] { return ask(request); });
  if (asked) {
    return std::move(*asked.value);
  }
  m_was_refused = asked.error->kind != core::ErrorKind::cancelled;
  if (asked.error->kind == core::ErrorKind::auth) {
    throw stronger(request, *asked.error);
  }
  throw std::move(*asked.error);
}

AccessToken PersonCredential::ask(TokenRequest const& request) const {
  auto again = m_ask({.method = m_account.method,
                      .client_id = m_account.client_id,
                      .tenant = request.tenant,
                      .account = m_account.user_name,
                      .claims = request.claims,
                      .stop = request.stop},
                     m_means);
  if (!same_sign_in(again.account, m_account)) {
    throw core::Error{.kind = core::ErrorKind::auth,
                      .message = fmt::format("signed in as {}, expected {}",
                                             again.account.user_name, m_account.user_name)};
  }
  keep_again(again);
  m_tokens.learn(request.tenant, again.token.identity.tenant);
  if (request.scope != m_means.cloud.resource_manager_scope) {
    return redeem(request);
  }
  auto const known = identity();
  auto& identity = again.token.identity;
  identity.method = known.method;
  identity.name = identity.name.empty() ? known.name : identity.name;
  identity.client_id = identity.client_id.empty() ? known.client_id : identity.client_id;
  return std::move(again.token);
}

void PersonCredential::keep_again(PersonSignedIn const& again) const {
  if (again.account.refresh_token.empty()) {
    return;
  }
  auto const kept = core::attempt([&] {
    if (m_means.accounts) {
      keep(again, m_means.accounts());
    }
    return true;
  });
  m_tokens.signed_in(again, m_means.accounts && kept);
}

core::Error PersonCredential::stronger(TokenRequest const& request,
                                       core::Error const& refused) const {
  auto error = refused;
  error.hint = fmt::format("{} --tenant {} --claims-challenge {}", m_means.login,
                           request.tenant.text(), core::base64(request.claims));
  error.cause = "stronger sign-in required";
  return error;
}

// What the login command has to say beside, so that it means this person where several are kept.
std::string whose(Account const& account, Means const& means) {
  auto others = means.accounts ? means.accounts().all() : std::vector<Account>();
  std::erase_if(others, [&account](Account const& each) {
    return each.authority != account.authority || same_sign_in(each, account);
  });
  bool const same_name = std::any_of(others.begin(), others.end(), [&account](Account const& each) {
    return core::equal_ignoring_case(each.user_name, account.user_name);
  });
  std::string options;
  if (!others.empty() && means.login.find(" --account ") == std::string::npos) {
    options += " --account " + core::printable(account.user_name);
  }
  if (same_name && means.login.find(" --client-id ") == std::string::npos) {
    options += " --client-id " + core::printable(account.client_id);
  }
  return options;
}

} // namespace

std::shared_ptr<Credential const> person(Account account, Means const& means) {
  auto own = means;
  own.login += whose(account, means);
  return person(std::move(account), own, ask_person);
}

std::shared_ptr<Credential const> person(Account account, Means const& means, AskPerson ask) {
  return std::make_shared<PersonCredential>(std::move(account), means, std::move(ask));
}

} // namespace partnerctl::auth
