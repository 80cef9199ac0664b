#include "sandbox/authorize_request.hpp"

#include "partnerctl/http/url.hpp"
#include "sandbox/claims_request.hpp"
#include "sandbox/grants.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/sts_errors.hpp"

#include <algorithm>
#include <array>

namespace partnerctl::sandbox {
namespace {

// A SHA-256 in base64url.
bool is_challenge(std::string_view text) {
  constexpr std::size_t k_size = 43;
  constexpr std::string_view k_letters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  return text.size() == k_size && text.find_first_not_of(k_letters) == std::string_view::npos;
}

std::optional<StsError> fault_of_challenge(Target const& target) {
  if (target.get("code_challenge").empty()) {
    return sts::bad_code_challenge("it is missing, and a public client needs one.");
  }
  if (target.get("code_challenge_method") != "S256") {
    return sts::bad_code_challenge("its method must be S256.");
  }
  if (!is_challenge(target.get("code_challenge"))) {
    return sts::bad_code_challenge("it must be 43 characters of base64url.");
  }
  return std::nullopt;
}

std::optional<StsError> fault_of_prompt(std::string const& prompt) {
  constexpr std::array<std::string_view, 4> k_prompts{"", "login", "select_account", "consent"};
  if (prompt == "none") {
    return sts::person_needed();
  }
  bool const known = std::find(k_prompts.begin(), k_prompts.end(), prompt) != k_prompts.end();
  return known ? std::nullopt : std::optional(sts::bad_prompt(prompt));
}

} // namespace

bool is_redirect_uri(std::string_view text) {
  auto const url = http::Url::parse(text);
  return url && url->scheme == "http" && url->host == "localhost" && url->target == "/";
}

std::optional<StsError> fault_of(Target const& target, Tenant const& tenant) {
  if (auto const type = target.get("response_type"); type != "code") {
    return type.empty() ? sts::missing_parameter("response_type")
                        : sts::unsupported_response_type(type);
  }
  auto const mode = target.get("response_mode");
  if (!mode.empty() && mode != "query" && mode != "form_post") {
    return sts::unsupported_response_mode(mode);
  }
  if (auto fault = fault_of_challenge(target)) {
    return fault;
  }
  if (target.get("scope").empty()) {
    return sts::missing_parameter("scope");
  }
  auto const possible =
      claims_for(target.get("scope"), tenant, Kind::user, target.get("client_id"));
  if (auto const* error = std::get_if<StsError>(&possible)) {
    return *error;
  }
  if (!ClaimsRequest::parse(target.get("claims"))) {
    return sts::bad_claims();
  }
  return fault_of_prompt(target.get("prompt"));
}

} // namespace partnerctl::sandbox
