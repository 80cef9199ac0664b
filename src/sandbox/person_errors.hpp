#pragma once

#include "partnerctl/core/clock.hpp"
#include "sandbox/answer.hpp"

#include <string>

namespace partnerctl::sandbox {

// Entra's documented errors of browser, device code and refresh token (number, OAuth word, status),
// in words of our own. Where no number is known (slow_down), there is none.
namespace sts {

// At the authorize page.
StsError wrong_redirect_uri(std::string const& redirect_uri);
StsError unsupported_response_type(std::string const& type);
StsError unsupported_response_mode(std::string const& mode);
StsError bad_code_challenge(std::string const& why);
StsError bad_prompt(std::string const& prompt);
StsError bad_claims();
StsError person_needed();
StsError declined();
StsError no_personal_accounts();

// At the token endpoint.
StsError public_client_with_credential();
StsError bad_code();
StsError code_expired();
StsError code_redeemed();
StsError code_of_another_tenant();
// what: "refresh token", "authorization code", "device code".
StsError other_client(std::string const& what);
StsError other_redirect_uri();
StsError wrong_code_verifier();
StsError refresh_token_expired(core::TimePoint issued);
// The claims asked for need a person; they are repeated in the answer.
StsError interaction_required(std::string const& claims);

// While a device code is polled.
StsError authorization_pending();
StsError slow_down();
StsError authorization_declined();
StsError expired_device_code();
StsError unknown_device_code();

} // namespace sts
} // namespace partnerctl::sandbox
