#include "sandbox/managed_identity.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/answer.hpp"
#include "sandbox/resource.hpp"

#include <nlohmann/json.hpp>

#include <array>

namespace partnerctl::sandbox {
namespace {

constexpr int k_bad_request = 400;
constexpr int k_unauthorized = 401;
constexpr int k_not_allowed = 405;

http::Response imds_error(int status, std::string const& error, std::string const& why) {
  auto answer = json_answer(core::Json{{"error", error}, {"error_description", why}}, status);
  answer.headers.set("Server", "IMDS/sandbox");
  return answer;
}

http::Response app_service_error(int status, std::string const& why) {
  return json_answer(core::Json{{"statusCode", status}, {"message", why}}, status);
}

// Whether the identity named, by whichever of its IDs, is ours; none named is.
bool is_identity(Target const& target, std::array<std::string_view, 3> const& names) {
  auto const client = target.get(names[0]);
  auto const object = target.get(names[1]);
  bool const right =
      (client.empty() || core::equal_ignoring_case(client, k_managed_identity_client_id)) &&
      (object.empty() || core::equal_ignoring_case(object, managed_identity_object_id()));
  return right && target.get(names[2]).empty(); // it has no ARM resource here
}

} // namespace

std::string ManagedIdentity::token(std::string const& resource) const {
  return m_signer.sign({.audience = resource,
                        .tenant = k_home_tenant,
                        .object = managed_identity_object_id(),
                        .kind = Kind::application,
                        .client_id = k_managed_identity_client_id},
                       m_clock.now());
}

http::Response ManagedIdentity::imds(http::Incoming const& request) const {
  if (request.method != "GET") {
    return imds_error(k_not_allowed, "invalid_request", "Only GET is supported here.");
  }
  if (!core::equal_ignoring_case(request.headers.get("Metadata").value_or(""), "true")) {
    return imds_error(k_bad_request, "invalid_request",
                      "The required header 'Metadata: true' is missing.");
  }
  Target const target(request.target);
  if (target.get("api-version") != "2018-02-01") {
    return imds_error(k_bad_request, "invalid_request",
                      "The query parameter api-version must be 2018-02-01.");
  }
  auto const resource = target.get("resource");
  if (resource.empty()) {
    return imds_error(k_bad_request, "invalid_request",
                      "The required query parameter resource is missing.");
  }
  if (!is_identity(target, {"client_id", "object_id", "msi_res_id"})) {
    return imds_error(k_bad_request, "invalid_request", "Identity not found");
  }
  if (!is_known_resource(resource)) {
    return imds_error(k_bad_request, "invalid_resource",
                      "AADSTS500011: The resource '" + resource + "' was not found in the tenant.");
  }
  auto const now = seconds_of(m_clock.now());
  auto const lifetime = std::to_string(k_token_lifetime.count());
  auto answer =
      json_answer(core::Json{{"access_token", token(resource)},
                             {"client_id", k_managed_identity_client_id},
                             {"expires_in", lifetime},
                             {"expires_on", std::to_string(now + k_token_lifetime.count())},
                             {"ext_expires_in", lifetime},
                             {"not_before", std::to_string(now)},
                             {"resource", resource},
                             {"token_type", "Bearer"}});
  answer.headers.set("Server", "IMDS/sandbox");
  return answer;
}

http::Response ManagedIdentity::app_service(http::Incoming const& request) const {
  if (request.method != "GET") {
    return app_service_error(k_not_allowed, "Only GET is supported here.");
  }
  if (request.headers.get("X-IDENTITY-HEADER") != k_identity_header) {
    return app_service_error(k_unauthorized, "The header X-IDENTITY-HEADER is missing or wrong.");
  }
  Target const target(request.target);
  auto const resource = target.get("resource");
  if (target.get("api-version") != "2019-08-01" || resource.empty()) {
    return app_service_error(k_bad_request,
                             "api-version must be 2019-08-01, and resource must be given.");
  }
  if (!is_identity(target, {"client_id", "principal_id", "mi_res_id"})) {
    return app_service_error(k_bad_request, "There is no managed identity of that ID.");
  }
  if (!is_known_resource(resource)) {
    return app_service_error(k_bad_request, "AADSTS500011: The resource '" + resource +
                                                "' was not found in the tenant.");
  }
  auto const until = seconds_of(m_clock.now() + k_token_lifetime);
  return json_answer(core::Json{{"access_token", token(resource)},
                                {"client_id", k_managed_identity_client_id},
                                {"expires_on", std::to_string(until)},
                                {"resource", resource},
                                {"token_type", "Bearer"}});
}

} // namespace partnerctl::sandbox
