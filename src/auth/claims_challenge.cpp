#include "auth/claims_challenge.hpp"

#include "auth/challenges.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::auth {
namespace {

std::optional<std::string> claims_of(Challenge const& challenge) {
  if (!core::equal_ignoring_case(challenge.scheme, "Bearer") ||
      challenge.get("error") != "insufficient_claims") {
    return std::nullopt;
  }
  auto text = core::base64_decode(challenge.get("claims").value_or(""));
  auto const claims = text ? core::parse_json(*text) : std::nullopt;
  return claims && claims->is_object() ? text : std::nullopt;
}

} // namespace

std::optional<std::string> claims_challenge(http::Response const& response) {
  if (response.status != 401) {
    return std::nullopt;
  }
  for (auto const& [name, value] : response.headers.all()) {
    if (!core::equal_ignoring_case(name, "WWW-Authenticate")) {
      continue;
    }
    for (auto const& challenge : parse_challenges(value)) {
      if (auto claims = claims_of(challenge)) {
        return claims;
      }
    }
  }
  return std::nullopt;
}

} // namespace partnerctl::auth
