#pragma once

#include "partnerctl/auth/means.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/http/message.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::auth {

// Who tried to sign in where; fills the places of the remedies.
struct SignInAttempt {
  // nullopt: the person's own tenant, whichever that is.
  std::optional<core::TenantRef> tenant{};
  std::string client_id{};
  // The authority's origin.
  std::string authority{};
  // What the one who signs in can check when its proof was refused, such as the thumbprint of the
  // certificate that was sent, or the claims of a federated token. Empty: nothing.
  std::string evidence{};
  // See Means::login.
  std::string login{k_login};
};

// The error that an answer of the token endpoint means: kind auth with Entra's sentence, its code
// and a remedy; throttled, service or not-found where it says so; protocol for what is no OAuth
// error.
core::Error sign_in_error(http::Response const& response, SignInAttempt const& attempt);

// What OAuth says of a refusal, wherever it stands: in an answer's JSON or in a redirect's form.
struct Refusal {
  std::string error{};
  std::string suberror{};
  std::string description{};
  // "AADSTS50076"; empty: as the description begins.
  std::string code{};
  // Empty: as the description says.
  std::string request_id{};
  int status = 0;
};

// The same for a refusal that has been read already.
core::Error sign_in_error_of(Refusal const& refusal, SignInAttempt const& attempt);

// Entra's sentence of a description, printable and without the trace behind it and the full stop.
std::string sentence_of(std::string_view description);

} // namespace partnerctl::auth
