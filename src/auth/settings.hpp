#pragma once

#include "partnerctl/auth/sign_in.hpp"

#include <optional>
#include <string>

namespace partnerctl::auth {

// The options together with the standard variables that they leave open.
struct Settings {
  // Option, AZURE_CLIENT_ID, profile.
  std::optional<std::string> client_id{};
  // Option or AZURE_CLIENT_ID, without the profile's, which is for people unless a certificate
  // stands beside it.
  std::optional<std::string> named_client_id{};
  // Option or profile: what chooses among kept sign-ins.
  std::optional<std::string> own_client_id{};
  std::optional<std::string> account{};
  // By an option or a row, so that nothing else is meant.
  bool account_was_given = false;
  std::optional<core::Secret> client_secret{};
  // By an option, so that it is meant even where the client ID is missing.
  bool secret_was_given = false;
  std::optional<std::string> certificate_path{};
  core::Secret certificate_password{};
  // AZURE_CLIENT_SEND_CERTIFICATE_CHAIN is `1` or `true`.
  bool send_chain = false;
  // AZURE_FEDERATED_TOKEN_FILE
  std::optional<std::string> federated_token_file{};
  std::optional<core::TenantRef> home{};
};

// Throws a usage error for an AZURE_TENANT_ID that names no tenant.
Settings gather(SignInOptions const& options, core::Environment const& environment);

} // namespace partnerctl::auth
