#pragma once

#include "partnerctl/auth/token.hpp"
#include "partnerctl/http/message.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::auth {

// What a token endpoint gave.
struct TokenAnswer {
  core::Secret access_token{};
  core::TimePoint expires_on{};
  std::optional<core::Secret> refresh_token{};
  // "{uid}.{utid}" of a person's answer, when `client_info` was asked for; empty: not said.
  std::string account_id{};
  // Of a person's answer, when `openid` was asked for.
  std::optional<core::Secret> id_token{};
};

// Reads a 200 of a token endpoint (RFC 6749, section 5.1). Tolerates what Microsoft's endpoints
// differ in: `expires_in` or `expires_on`, each a number or a string; `expires_on` of old App
// Services is a date. Without either, the token's own `exp` counts. Throws a protocol error for
// anything that is no bearer token.
TokenAnswer parse_token_answer(http::Response const& response, core::TimePoint now);

} // namespace partnerctl::auth
