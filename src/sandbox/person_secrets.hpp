#pragma once

#include "sandbox/authorization_codes.hpp"
#include "sandbox/device_codes.hpp"
#include "sandbox/refresh_tokens.hpp"

namespace partnerctl::sandbox {

// What people's sign-ins are carried on by. key: that of the state, so that refresh tokens live as
// long as it does.
struct PersonSecrets {
  PersonSecrets(std::string_view key, std::chrono::seconds device_interval,
                core::Clock const& clock)
      : refresh_tokens(key), codes(key), devices(device_interval, clock) {}

  RefreshTokens refresh_tokens;
  AuthorizationCodes codes;
  DeviceCodes devices;
};

} // namespace partnerctl::sandbox
