#include "sandbox/sts_errors.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/sandbox/sandbox.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox::sts {
namespace {

constexpr int k_unauthorized = 401;

StsError invalid_request(int code, std::string message) {
  return {.error = "invalid_request", .code = code, .message = std::move(message)};
}

StsError invalid_grant(int code, std::string message, std::string suberror = "") {
  return {.error = "invalid_grant",
          .code = code,
          .message = std::move(message),
          .suberror = std::move(suberror)};
}

} // namespace

StsError invalid_client(int code, std::string message) {
  return {.status = k_unauthorized,
          .error = "invalid_client",
          .code = code,
          .message = std::move(message)};
}

StsError missing_parameter(std::string const& name) {
  return invalid_request(900144, fmt::format("The body of the request lacks '{}'.", name));
}

StsError unsupported_grant(std::string const& grant) {
  return {.error = "unsupported_grant_type",
          .code = 70003,
          .message = fmt::format("The grant type '{}' is not supported here.", grant)};
}

StsError wrong_method(std::string const& method) {
  return invalid_request(900561, fmt::format("This endpoint takes POST and got {}.", method));
}

StsError unknown_tenant(std::string const& name, bool metadata) {
  bool const possible = core::Guid::parse(name) || name.find('.') != std::string::npos;
  auto error = possible ? invalid_request(90002, fmt::format("Tenant '{}' not found. Check the "
                                                             "tenant's ID or domain.",
                                                             name))
                        : invalid_request(900023, fmt::format("'{}' is neither a tenant's ID nor a "
                                                              "valid domain name.",
                                                              name));
  if (metadata) {
    error.error = "invalid_tenant";
  }
  return error;
}

StsError no_tenant_named() {
  return invalid_request(50059, "The request names no tenant, and the credential implies none.");
}

StsError app_not_found(std::string const& client_id, std::string const& tenant) {
  return {.error = "unauthorized_client",
          .code = 700016,
          .message = fmt::format("Application '{}' was not found in the directory '{}': it was not "
                                 "installed by an administrator of that tenant.",
                                 client_id, tenant)};
}

StsError wrong_secret() {
  return invalid_client(7000215, fmt::format("The client secret for app '{}' is wrong: its value "
                                             "is needed, not its ID.",
                                             k_client_id));
}

StsError no_credential() {
  return invalid_client(7000218, "The body must contain 'client_assertion' or 'client_secret'.");
}

StsError assertion(AssertionFault fault) {
  switch (fault) {
  case AssertionFault::unknown_key:
    return invalid_client(700027, "The client assertion is signed with a key that is not "
                                  "registered for the app.");
  case AssertionFault::bad_signature:
    return invalid_client(700027, "The signature of the client assertion is wrong.");
  case AssertionFault::wrong_subject:
    return invalid_client(700021, "Issuer and subject of the client assertion are not the "
                                  "client_id.");
  case AssertionFault::wrong_audience:
    return invalid_client(700023, "The audience of the client assertion is not this token "
                                  "endpoint.");
  case AssertionFault::not_in_time:
    return invalid_client(700024, "The client assertion is not within its valid time range of at "
                                  "most ten minutes.");
  case AssertionFault::replayed:
    return invalid_client(50013, "The client assertion has no jti or one that was used before.");
  case AssertionFault::malformed:
  case AssertionFault::none:
    break;
  }
  return invalid_client(50027, "The client assertion is no JSON Web Token signed with PS256.");
}

StsError bad_refresh_token() {
  return invalid_grant(70000, "The refresh token is invalid.", "bad_token");
}

StsError bad_scope(std::string const& scope) {
  return {.error = "invalid_scope",
          .code = 70011,
          .message = fmt::format("The scope '{}' does not name one resource.", scope)};
}

StsError unknown_resource(std::string const& resource, std::string const& tenant) {
  return {.error = "invalid_resource",
          .code = 500011,
          .message =
              fmt::format("The resource '{}' was not found in the tenant '{}'.", resource, tenant)};
}

StsError refused(SignIn condition, std::string const& client_id, Tenant const& tenant) {
  switch (condition) {
  case SignIn::consent_missing:
    return invalid_grant(65001,
                         fmt::format("Neither the user nor an administrator has consented to the "
                                     "application '{}'.",
                                     client_id),
                         "consent_required");
  case SignIn::mfa_required:
    return invalid_grant(50076, "A policy of this tenant wants multi-factor authentication.",
                         "basic_action");
  case SignIn::not_a_member:
    return invalid_grant(50020, fmt::format("The user account '{}' does not exist in the tenant "
                                            "'{}' and must be invited as a guest first.",
                                            k_user_name, tenant.name));
  case SignIn::app_not_found:
  case SignIn::allowed:
    break;
  }
  return app_not_found(client_id, tenant.name);
}

StsError unavailable(int status) {
  return {.status = status,
          .error = "temporarily_unavailable",
          .code = 90033,
          .message = "A transient error has occurred. Try again."};
}

} // namespace partnerctl::sandbox::sts
