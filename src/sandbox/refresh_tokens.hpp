#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/seal.hpp"
#include "sandbox/signed_in.hpp"

#include <string>
#include <string_view>
#include <variant>

namespace partnerctl::sandbox {

// Refresh tokens as Entra has them: opaque, bound to a person and a client and to no tenant, good
// for 90 days from their last change, replaced with every use while the old one stays good. What
// they say is sealed in them, so they are good as long as the key is.
class RefreshTokens {
public:
  explicit RefreshTokens(std::string_view key) : m_seal(key, "refresh token") {}

  std::string issue(SignedIn const& person, core::TimePoint now) const;
  std::variant<SignedIn, StsError> redeem(std::string const& token, std::string const& client_id,
                                          core::TimePoint now) const;

private:
  Seal m_seal;
};

} // namespace partnerctl::sandbox
