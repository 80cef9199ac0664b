#pragma once

#include "partnerctl/core/clock.hpp"
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
};

inline constexpr std::chrono::seconds k_token_lifetime{3599};

// Makes and checks access tokens of Entra's shape (version 1.0: tid, oid, appid, idtyp, upn),
// signed with HS256: who issues them and who accepts them is the same process family here.
class TokenSigner {
public:
  explicit TokenSigner(std::string key) : m_key(std::move(key)) {}

  std::string sign(Claims const& claims, core::TimePoint now) const;

  enum class Fault { none, invalid, expired };
  struct Verdict {
    Fault fault = Fault::none;
    Claims claims{};
  };
  Verdict verify(std::string_view token, core::TimePoint now) const;

private:
  std::string m_key;
};

} // namespace partnerctl::sandbox
