#pragma once

#include "partnerctl/core/clock.hpp"

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

enum class AssertionFault {
  none,
  malformed,
  unknown_key,
  bad_signature,
  wrong_subject,
  wrong_audience,
  not_in_time,
  replayed,
};

// Checks client assertions as Entra documents them: PS256, `x5t#S256` of the registered
// certificate, iss = sub = client ID, aud = the token endpoint, at most ten minutes, each jti once.
class AssertionVerifier {
public:
  // A PEM certificate or the path of one; empty: no certificate is registered. Throws a usage error
  // for what is no certificate with an RSA key.
  explicit AssertionVerifier(std::string const& certificate);
  ~AssertionVerifier();

  // token_path: the path of the token endpoint that got it (a client may name the host as
  // `localhost` or by address; the path names the tenant).
  AssertionFault check(std::string_view assertion, std::string_view client_id,
                       std::string_view token_path, core::TimePoint now);

private:
  struct Certificate;
  // False when it was used before.
  bool use_once(std::string const& id, core::TimePoint until, core::TimePoint now);

  std::unique_ptr<Certificate> m_certificate;
  std::mutex m_mutex;
  std::map<std::string, core::TimePoint> m_used;
};

} // namespace partnerctl::sandbox
