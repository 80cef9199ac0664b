#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/core/error.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::auth {
namespace {

void replace_at_home(Account& kept, Account account) {
  account.tenant_tokens.merge(std::move(kept.tenant_tokens));
  kept = std::move(account);
}

void add_tenant(Account& kept, std::string const& tenant, Account const& account) {
  kept.tenant_tokens[tenant] = account.refresh_token;
  kept.refreshed = std::max(kept.refreshed, account.refreshed);
}

} // namespace

void keep(PersonSignedIn const& signed_in, Accounts& accounts) {
  auto const& account = signed_in.account;
  if (account.refresh_token.empty()) {
    throw core::Error{.kind = core::ErrorKind::auth,
                      .message = fmt::format(
                          "the sign-in of {} gave no refresh token, so there is nothing to keep",
                          account.user_name),
                      .hint = fmt::format("grant the application {} the permission offline_access",
                                          account.client_id)};
  }
  auto const tenant = signed_in.token.identity.tenant.text();
  bool const at_home =
      tenant.empty() || account.home_tenant.empty() || tenant == account.home_tenant;
  accounts.change([&](std::vector<Account>& all) {
    auto found = std::find_if(all.begin(), all.end(), [&account](Account const& each) {
      return same_sign_in(each, account);
    });
    if (found == all.end()) {
      found = all.insert(all.end(), account);
    } else if (at_home) {
      replace_at_home(*found, account);
    }
    if (!at_home) {
      add_tenant(*found, tenant, account);
    }
  });
}

} // namespace partnerctl::auth
