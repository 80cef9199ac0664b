#include "sandbox/refresh_tokens.hpp"

#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/sts_errors.hpp"
#include "sandbox/tokens.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

// As Entra's begin, so that nobody takes them for a JSON Web Token.
constexpr std::string_view k_prefix = "1.";
constexpr std::chrono::hours k_lifetime{24 * 90};

} // namespace

std::string RefreshTokens::issue(SignedIn const& person, core::TimePoint now) const {
  if (person.built_in) {
    return k_user_refresh_token;
  }
  core::Json const json{{"client", person.client_id},
                        {"strongAt", person.strong_at},
                        {"stepUp", person.step_up ? 1 : 0},
                        {"issued", seconds_of(now)}};
  return std::string(k_prefix) + m_seal.close(core::write_json(json));
}

std::variant<SignedIn, StsError> RefreshTokens::redeem(std::string const& token,
                                                       std::string const& client_id,
                                                       core::TimePoint now) const {
  if (token == k_user_refresh_token) {
    return SignedIn{.client_id = client_id, .built_in = true};
  }
  if (!token.starts_with(k_prefix)) {
    return sts::bad_refresh_token();
  }
  auto const text = m_seal.open(std::string_view(token).substr(k_prefix.size()));
  auto const json = text ? core::parse_json(*text) : std::nullopt;
  if (!json) {
    return sts::bad_refresh_token();
  }
  auto const client = core::string_at(*json, "client").value_or("");
  if (!core::equal_ignoring_case(client, client_id)) {
    return sts::other_client("refresh token");
  }
  core::TimePoint const issued{std::chrono::seconds(core::number_at(*json, "issued").value_or(0))};
  if (now - issued > k_lifetime) {
    return sts::refresh_token_expired(issued);
  }
  return SignedIn{.client_id = client,
                  .strong_at = core::string_at(*json, "strongAt").value_or(""),
                  .step_up = core::number_at(*json, "stepUp") == 1};
}

} // namespace partnerctl::sandbox
