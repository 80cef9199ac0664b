#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/json.hpp"
#include "sandbox/conditions.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::sandbox {

// What an access token says.
struct Claims {
  std::string audience{};
  std::string tenant{};
  std::string object{};
  Kind kind = Kind::user;
  std::string client_id{};
  // A person's: MFA was done in this tenant (a token says it in amr, where Partner Center looks for
  // it), and with it the authentication context p1.
  bool mfa = false;
  bool step_up = false;
  // Of the parameter `claims` that it was asked for with: nbf (0: not asked) and xms_cc.
  long long asked_not_before = 0;
  bool knows_challenges = false;
};

long long seconds_of(core::TimePoint time);

inline constexpr std::chrono::seconds k_token_lifetime{3599};

// Makes and checks access tokens of Entra's shape (version 1.0: tid, oid, appid, idtyp, upn),
// signed with HS256: who issues them and who accepts them is the same process family here.
class TokenSigner {
public:
  explicit TokenSigner(std::string key) : m_key(std::move(key)) {}

  std::string sign(Claims const& claims, core::TimePoint now) const;
  // The ID token (version 2.0) that goes with a person's access token. issuer: our own for the
  // tenant; nonce: of the request, or empty.
  std::string sign_id_token(Claims const& claims, std::string const& issuer,
                            std::string const& nonce, core::TimePoint now) const;

  enum class Fault { none, invalid, expired };
  struct Verdict {
    Fault fault = Fault::none;
    Claims claims{};
  };
  Verdict verify(std::string_view token, core::TimePoint now) const;

private:
  std::string sign(core::Json const& payload) const;

  std::string m_key;
};

} // namespace partnerctl::sandbox
