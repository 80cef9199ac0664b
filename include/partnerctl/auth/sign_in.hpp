#pragma once

#include "partnerctl/auth/token.hpp"
#include "partnerctl/core/cloud.hpp"
#include "partnerctl/core/environment.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::auth {

// The values of --auth, in the contract's order.
std::vector<std::string> const& method_names();

// How to sign in. Whoever fills it has weighed option, environment and profile against each other:
// what is set here takes the place of the standard variable named beside it.
struct SignInOptions {
  // One of method_names().
  std::string method{"auto"};
  // AZURE_CLIENT_ID
  std::optional<std::string> client_id{};
  // AZURE_CLIENT_SECRET; from --client-secret-file
  std::optional<core::Secret> client_secret{};
  std::optional<std::string> account{};
  // AZURE_CLIENT_CERTIFICATE_PATH
  std::optional<std::string> certificate_path{};
  // AZURE_TENANT_ID: the tenant of the identity itself.
  std::optional<core::TenantRef> home{};
};

// Picks and makes the credential: the method named, or for "auto" the first that is configured, in
// the contract's order (environment: secret, certificate). Files are read now, so that a wrong path
// or password is a usage error before anything is sent. Nothing configured is an auth error that
// names the ways; a method that is not built yet is a usage error that says so.
// send is the wire below retry and bearer (trace | transport). retry is given beside it and not as
// part of it, since a signed assertion must be made anew for each try: a second use is refused.
std::shared_ptr<Credential const> sign_in(SignInOptions const& options, core::Cloud const& cloud,
                                          core::Environment const& environment, http::Send send,
                                          http::Stage retry, core::Clock const& clock);

// A person who has signed in already.
struct RefreshTokenOptions {
  std::string client_id{};
  core::Secret refresh_token{};
  std::string user_name{};
  // What Identity::method says: how the refresh token was got, or "sandbox".
  std::string method{};
  std::optional<core::TenantRef> home{};
};

// Redeems a refresh token at each tenant of the cloud's authority. The built-in user of --cloud
// sandbox is one of these. send and retry as above.
std::shared_ptr<Credential const> refresh_token(RefreshTokenOptions options,
                                                core::Cloud const& cloud, http::Send send,
                                                http::Stage retry, core::Clock const& clock);

} // namespace partnerctl::auth
