#pragma once

#include <optional>
#include <string_view>

namespace partnerctl::sandbox {

// What OpenID's parameter `claims` asks of an access token, as far as it means anything here.
struct ClaimsRequest {
  // acrs with the value p1: the authentication context that needs MFA.
  bool step_up = false;
  // nbf: the token must not be older (seconds since 1970); 0: not asked.
  long long not_before = 0;
  // xms_cc has cp1: the client says that it understands claims challenges.
  bool knows_challenges = false;

  // Empty text: nothing is asked. nullopt for what is no JSON object.
  static std::optional<ClaimsRequest> parse(std::string_view text);
};

} // namespace partnerctl::sandbox
