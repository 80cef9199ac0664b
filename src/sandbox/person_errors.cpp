#include "sandbox/person_errors.hpp"

#include "partnerctl/core/time.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox::sts {
namespace {

constexpr int k_unauthorized = 401;

StsError plain(std::string error, int code, std::string message) {
  return {.error = std::move(error), .code = code, .message = std::move(message)};
}

StsError invalid_request(int code, std::string message) {
  return plain("invalid_request", code, std::move(message));
}

StsError invalid_grant(int code, std::string message) {
  return plain("invalid_grant", code, std::move(message));
}

} // namespace

StsError wrong_redirect_uri(std::string const& redirect_uri) {
  return invalid_request(50011, fmt::format("The redirect URI '{}' is not registered for the "
                                            "application, which has only http://localhost with "
                                            "any port.",
                                            redirect_uri));
}

StsError unsupported_response_type(std::string const& type) {
  return plain("unsupported_response_type", 70005,
               fmt::format("The response type '{}' is not supported; only 'code' is.", type));
}

StsError unsupported_response_mode(std::string const& mode) {
  return invalid_request(
      70007,
      fmt::format("The response mode '{}' is not supported; 'query' and 'form_post' are.", mode));
}

StsError bad_code_challenge(std::string const& why) {
  return invalid_request(501491, "The code challenge is not valid: " + why);
}

StsError bad_prompt(std::string const& prompt) {
  return invalid_request(90023, fmt::format("The prompt '{}' is not supported.", prompt));
}

StsError bad_claims() {
  return invalid_request(9002313, "The parameter 'claims' is no JSON object.");
}

StsError person_needed() {
  return plain("login_required", 50058,
               "Nobody is signed in here, and the request says that nobody may be asked.");
}

StsError declined() {
  return plain("access_denied", 65004, "The user declined to sign in to the application.");
}

StsError no_personal_accounts() {
  return invalid_request(9002332, "The application is for work accounts; it cannot be used at "
                                  "/consumers.");
}

StsError public_client_with_credential() {
  return {.status = k_unauthorized,
          .error = "invalid_client",
          .code = 700025,
          .message = "The client is public: neither 'client_assertion' nor 'client_secret' may be "
                     "sent."};
}

StsError bad_code() {
  return invalid_grant(9002313, "The authorization code is malformed or invalid.");
}

StsError code_expired() {
  return invalid_grant(70008, "The authorization code has expired.");
}

StsError code_redeemed() {
  return invalid_grant(54005, "The authorization code was redeemed before; get a new one or use "
                              "the refresh token that it gave.");
}

StsError code_of_another_tenant() {
  return invalid_grant(700005, "The authorization code was issued for another tenant than this.");
}

StsError other_client(std::string const& what) {
  auto error = invalid_grant(70000, fmt::format("The {} was issued to another client.", what));
  error.suberror = "client_mismatch";
  return error;
}

StsError other_redirect_uri() {
  return {.status = k_unauthorized,
          .error = "invalid_client",
          .code = 500112,
          .message = "The redirect URI is not the one that the authorization code was sent to."};
}

StsError wrong_code_verifier() {
  return invalid_grant(501481, "The code verifier does not match the code challenge of the "
                               "authorization request.");
}

StsError refresh_token_expired(core::TimePoint issued) {
  auto error = invalid_grant(700082, fmt::format("The refresh token has expired: it was issued on "
                                                 "{} and not used for 90 days.",
                                                 core::format_rfc3339(issued)));
  error.suberror = "bad_token";
  return error;
}

StsError interaction_required(std::string const& claims) {
  return {.error = "interaction_required",
          .code = 50076,
          .message = "What the resource asks for needs multi-factor authentication by the user.",
          .suberror = "basic_action",
          .claims = claims};
}

StsError authorization_pending() {
  return plain("authorization_pending", 70016,
               "The user has not finished signing in. Go on "
               "polling.");
}

StsError slow_down() {
  return plain("slow_down", 0, "Polled too often: wait five seconds longer from now on.");
}

StsError authorization_declined() {
  return plain("authorization_declined", 65004, "The user declined the sign-in.");
}

StsError expired_device_code() {
  return plain("expired_token", 70020, "The device code has expired. Begin again.");
}

StsError unknown_device_code() {
  return plain("bad_verification_code", 70018,
               "The device code is not known here, or was redeemed "
               "before.");
}

} // namespace partnerctl::sandbox::sts
