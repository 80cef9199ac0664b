#pragma once

#include "auth/answers.hpp"
#include "partnerctl/auth/accounts.hpp"
#include "support/fake_clock.hpp"

namespace partnerctl::test {

inline constexpr char const* k_person = "engineer@partner.example";

// A person's kept sign-in; another name is another person.
inline auth::Account account_of(std::string const& name = k_person,
                                std::string const& token = "r3fresh") {
  return {.authority = k_authority,
          .client_id = k_client,
          .id = "id-of-" + name,
          .home_tenant = k_tenant,
          .user_name = name,
          .method = "browser",
          .refresh_token = core::Secret(token),
          .signed_in = FakeClock::k_start,
          .refreshed = FakeClock::k_start};
}

inline void add(auth::Accounts& accounts, auth::Account const& account) {
  accounts.change([&account](auto& all) { all.push_back(account); });
}

} // namespace partnerctl::test
