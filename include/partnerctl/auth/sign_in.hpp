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

// How to sign in, after options, environment and profile were weighed against each other by config.
struct SignInOptions {
  // One of method_names().
  std::string method{"auto"};
  std::optional<std::string> client_id{};
  // From --client-secret-file; takes the place of AZURE_CLIENT_SECRET.
  std::optional<core::Secret> client_secret{};
  std::optional<std::string> account{};
  // From a profile; takes the place of AZURE_CLIENT_CERTIFICATE_PATH.
  std::optional<std::string> certificate_path{};
  // The tenant of the identity itself, from AZURE_TENANT_ID.
  std::optional<core::TenantRef> home{};
};

// Picks and makes the credential: the method named, or for "auto" the first that is configured, in
// the contract's order (environment: secret, certificate). Files are read now, so that a wrong path
// or password is a usage error before anything is sent. Nothing configured is an auth error that
// names the ways; a method that is not built yet is a usage error that says so. send is a pipeline
// without a bearer stage.
std::shared_ptr<Credential const> sign_in(SignInOptions const& options, core::Cloud const& cloud,
                                          core::Environment const& environment, http::Send send,
                                          core::Clock const& clock);

// The stand-in's built-in user, for --cloud sandbox and nothing else: redeems a built-in refresh
// token at each tenant of the sandbox's authority.
std::shared_ptr<Credential const> sandbox_user(core::Cloud const& cloud, http::Send send,
                                               core::Clock const& clock);

} // namespace partnerctl::auth
