#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/identity.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/secret.hpp"

#include <chrono>
#include <optional>
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
  // For all tries together.
  core::SteadyPoint deadline = core::SteadyPoint::max();
  // For one try.
  std::chrono::milliseconds timeout{std::chrono::seconds{60}};
  // The decoded claims of a challenge that the token must satisfy; empty: none.
  std::string claims{};
  // A token that was got silently for these claims was refused as well: only a person can help.
  bool needs_person = false;
};

// One way to sign in. Implementations are one file each and keep no tokens. Safe to use from
// several threads at once.
class Credential {
public:
  Credential() = default;
  virtual ~Credential() = default;
  Credential(Credential const&) = delete;
  Credential& operator=(Credential const&) = delete;
  // Throws an auth error with Entra's sentence, its code and a remedy (not-found for a tenant that
  // does not exist, throttled and service where Entra asks to wait); network, protocol and
  // cancelled errors pass through.
  virtual AccessToken token(TokenRequest const& request) const = 0;
  // Who signs in, as far as it is known before the first token: type, name, client ID, method.
  virtual core::Identity identity() const = 0;
  // The identity's own tenant as configured, for `--tenant home`; nullopt where it is not known.
  virtual std::optional<core::TenantRef> home() const = 0;
};

} // namespace partnerctl::auth
