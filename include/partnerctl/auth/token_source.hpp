#pragma once

#include "partnerctl/auth/token.hpp"
#include "partnerctl/core/clock.hpp"

#include <memory>

namespace partnerctl::auth {

// Tokens for every tenant from one credential (which stands for cloud, client and account): cached
// by {tenant, scope} until five minutes before they expire, and fetched once however many threads
// ask at the same time. A request with claims passes the cache over and then takes its place in it.
class TokenSource {
public:
  TokenSource(std::shared_ptr<Credential const> credential, core::Clock const& clock);
  ~TokenSource();
  TokenSource(TokenSource const&) = delete;
  TokenSource& operator=(TokenSource const&) = delete;

  // Checks before it returns that the token is for the tenant asked for (when that is a GUID) and
  // says whom it speaks for; a token that does not is a protocol error. Who waits for another
  // thread's fetch shares its error, except that a fetch that was cancelled is begun again.
  AccessToken token(TokenRequest const& request);
  // Drops what is kept for a tenant: a tenant that is done holds no token.
  void forget(core::TenantRef const& tenant);
  Credential const& credential() const { return *m_credential; }

private:
  struct Impl;
  std::shared_ptr<Credential const> m_credential;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::auth
