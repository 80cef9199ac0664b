#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/secret.hpp"

#include <memory>
#include <stop_token>
#include <string>

namespace partnerctl::auth {

// A bearer token and whom it speaks for, read from its own claims (tid, oid, appid, upn).
struct AccessToken {
  core::Secret value{};
  core::TimePoint expires_on{};
  core::Identity identity{};
};

// What a token is asked for.
struct TokenRequest {
  core::TenantRef tenant;
  // One resource with "/.default".
  std::string scope;
  std::stop_token stop{};
  core::SteadyPoint deadline = core::SteadyPoint::max();
  // The decoded claims of a challenge that the token must satisfy; empty: none.
  std::string claims{};
};

// One way to sign in. Implementations are one file each; they neither cache nor retry.
class Credential {
public:
  virtual ~Credential() = default;
  // Throws an auth error with Entra's code, its meaning and a remedy; network and protocol errors
  // pass through.
  virtual AccessToken token(TokenRequest const& request) const = 0;
  // Who signs in, as far as it is known before the first token: type, name, client ID, method.
  virtual core::Identity identity() const = 0;
  // The identity's own tenant as configured, for `--tenant home`; nullopt where it is not known.
  virtual std::optional<core::TenantRef> home() const = 0;
};

} // namespace partnerctl::auth
