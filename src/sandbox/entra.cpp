#include "sandbox/entra.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/resource.hpp"
#include "sandbox/sts_errors.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::sandbox {
namespace {

// Names of endpoints for any tenant, not of a tenant.
bool is_any_tenant(std::string_view name) {
  return name == "common" || name == "organizations" || name == "consumers";
}

} // namespace

struct Entra::Asked {
  http::Form form{};
  std::string tenant{};
  std::string path{};

  std::string get(std::string_view name) const {
    auto const found = std::find_if(form.begin(), form.end(),
                                    [name](auto const& field) { return field.first == name; });
    return found == form.end() ? "" : found->second;
  }
};

http::Response Entra::token(http::Incoming const& request, std::string const& tenant,
                            std::string const& path) {
  auto const now = m_clock.now();
  auto const correlation = request.headers.get("client-request-id").value_or("");
  if (request.method != "POST") {
    return sts_error(sts::wrong_method(request.method), now, correlation);
  }
  Asked const asked{.form = http::form_decode(request.body), .tenant = tenant, .path = path};
  auto const granted = grant(asked);
  if (auto const* error = std::get_if<StsError>(&granted)) {
    return sts_error(*error, now, correlation);
  }
  auto const& claims = std::get<Claims>(granted);
  core::Json body{{"token_type", "Bearer"},
                  {"expires_in", k_token_lifetime.count()},
                  {"ext_expires_in", k_token_lifetime.count()},
                  {"access_token", m_signer.sign(claims, now)}};
  if (claims.kind == Kind::user) {
    body["scope"] = claims.audience + "/user_impersonation";
    body["refresh_token"] = k_user_refresh_token;
    core::Json const info{{"uid", object_id(k_home_tenant, Kind::user)}, {"utid", k_home_tenant}};
    body["client_info"] = core::base64url(core::write_json(info));
  }
  auto answer = json_answer(body);
  answer.headers.set("Cache-Control", "no-store, no-cache");
  return answer;
}

std::variant<Claims, StsError> Entra::grant(Asked const& asked) {
  for (auto const* name : {"grant_type", "client_id"}) {
    if (asked.get(name).empty()) {
      return sts::missing_parameter(name);
    }
  }
  auto const type = asked.get("grant_type");
  if (type == "client_credentials") {
    return application(asked);
  }
  return type == "refresh_token" ? user(asked) : sts::unsupported_grant(type);
}

std::variant<Claims, StsError> Entra::application(Asked const& asked) {
  if (is_any_tenant(asked.tenant)) {
    return sts::no_tenant_named();
  }
  auto const tenant = m_directory.find(asked.tenant);
  if (!tenant) {
    return sts::unknown_tenant(asked.tenant, false);
  }
  if (!core::equal_ignoring_case(asked.get("client_id"), k_client_id)) {
    return sts::app_not_found(asked.get("client_id"), tenant->name);
  }
  if (tenant->application != SignIn::allowed) {
    return sts::refused(tenant->application, asked.get("client_id"), *tenant);
  }
  if (auto error = check_credential(asked)) {
    return *error;
  }
  return issue(asked, *tenant, Kind::application);
}

std::optional<StsError> Entra::check_credential(Asked const& asked) {
  if (auto const secret = asked.get("client_secret"); !secret.empty()) {
    return secret == k_client_secret ? std::nullopt : std::optional(sts::wrong_secret());
  }
  auto const assertion = asked.get("client_assertion");
  if (assertion.empty() || asked.get("client_assertion_type") !=
                               "urn:ietf:params:oauth:client-assertion-type:jwt-bearer") {
    return sts::no_credential();
  }
  auto const fault = m_assertions.check(assertion, k_client_id, asked.path, m_clock.now());
  return fault == AssertionFault::none ? std::nullopt : std::optional(sts::assertion(fault));
}

std::variant<Claims, StsError> Entra::user(Asked const& asked) const {
  auto const tenant = m_directory.find(is_any_tenant(asked.tenant) ? k_home_tenant : asked.tenant);
  if (!tenant) {
    return sts::unknown_tenant(asked.tenant, false);
  }
  if (asked.get("refresh_token") != k_user_refresh_token) {
    return sts::bad_refresh_token();
  }
  if (tenant->user != SignIn::allowed) {
    return sts::refused(tenant->user, asked.get("client_id"), *tenant);
  }
  return issue(asked, *tenant, Kind::user);
}

std::variant<Claims, StsError> Entra::issue(Asked const& asked, Tenant const& tenant,
                                            Kind kind) const {
  auto const resource = resource_of(asked.get("scope"), kind == Kind::application);
  if (!resource) {
    return sts::bad_scope(asked.get("scope"));
  }
  if (!is_known_resource(*resource)) {
    return sts::unknown_resource(*resource, tenant.name);
  }
  return Claims{.audience = *resource,
                .tenant = tenant.id,
                .object = object_id(tenant.id, kind),
                .kind = kind,
                .client_id = asked.get("client_id")};
}

http::Response Entra::metadata(std::string const& tenant, std::string const& origin) const {
  std::string id = tenant;
  if (!is_any_tenant(tenant)) {
    auto const found = m_directory.find(tenant);
    if (!found) {
      auto answer = sts_error(sts::unknown_tenant(tenant, true), m_clock.now(), "");
      answer.headers.set("Cache-Control", "max-age=86400, private");
      return answer;
    }
    id = found->id;
  }
  std::string const issuer_tenant = is_any_tenant(tenant) ? "{tenantid}" : id;
  auto answer = json_answer(
      {{"token_endpoint", fmt::format("{}/{}/oauth2/v2.0/token", origin, id)},
       {"token_endpoint_auth_methods_supported", {"client_secret_post", "private_key_jwt"}},
       {"issuer", fmt::format("{}/{}/v2.0", origin, issuer_tenant)},
       {"authorization_endpoint", fmt::format("{}/{}/oauth2/v2.0/authorize", origin, id)},
       {"response_types_supported", {"code", "id_token"}},
       {"tenant_region_scope", "NA"},
       {"cloud_instance_name", "localhost"}});
  answer.headers.set("Cache-Control", "max-age=86400, private");
  return answer;
}

http::Response Entra::unavailable(int status) const {
  return sts_error(sts::unavailable(status), m_clock.now(), "");
}

} // namespace partnerctl::sandbox
