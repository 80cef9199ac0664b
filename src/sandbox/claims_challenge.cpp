#include "sandbox/claims_challenge.hpp"

#include "partnerctl/core/base64.hpp"
#include "sandbox/answer.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox {
namespace {

constexpr int k_unauthorized = 401;

http::Response challenge(std::string const& code, std::string const& message,
                         std::string const& claims, std::string const& origin) {
  auto answer = arm_error(k_unauthorized, code, message);
  answer.headers.set("WWW-Authenticate",
                     fmt::format("Bearer realm=\"\", "
                                 "authorization_uri=\"{}/common/oauth2/authorize\", "
                                 "error=\"insufficient_claims\", claims=\"{}\"",
                                 origin, core::base64(claims)));
  return answer;
}

} // namespace

std::optional<http::Response> claims_challenge(Tenant const& tenant, Claims const& caller,
                                               bool write, core::TimePoint now,
                                               std::string const& origin) {
  if (tenant.wants_step_up && write && caller.kind == Kind::user && !caller.step_up) {
    return challenge("RequestDisallowedByAzure",
                     "Changes need a sign-in with multi-factor authentication.",
                     R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})", origin);
  }
  // Without a state to keep: whoever asked with the claims of a challenge has met it.
  if (tenant.revokes && caller.asked_not_before == 0) {
    return challenge(
        "InvalidAuthenticationToken", "The access token has been revoked.",
        fmt::format(R"({{"access_token":{{"nbf":{{"essential":true,"value":"{}"}}}}}})",
                    seconds_of(now)),
        origin);
  }
  return std::nullopt;
}

} // namespace partnerctl::sandbox
