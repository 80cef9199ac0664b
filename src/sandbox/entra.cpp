#include "sandbox/entra.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/sts_errors.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {

http::Response Entra::token(http::Incoming const& request, std::string const& tenant,
                            std::string const& path, std::string const& origin) {
  auto const now = m_clock.now();
  auto const correlation = request.headers.get("client-request-id").value_or("");
  if (request.method != "POST") {
    return sts_error(sts::wrong_method(request.method), now, correlation);
  }
  Asked const asked{
      .form = http::form_decode(request.body), .tenant = tenant, .path = path, .origin = origin};
  auto const granted = grant(asked);
  if (auto const* error = std::get_if<StsError>(&granted)) {
    return sts_error(*error, now, correlation);
  }
  auto answer = json_answer(body_of(std::get<Granted>(granted), asked));
  answer.headers.set("Cache-Control", "no-store, no-cache");
  return answer;
}

core::Json Entra::body_of(Granted const& granted, Asked const& asked) const {
  auto const now = m_clock.now();
  auto const& claims = granted.claims;
  core::Json body{{"token_type", "Bearer"},
                  {"expires_in", k_token_lifetime.count()},
                  {"ext_expires_in", k_token_lifetime.count()},
                  {"access_token", m_signer.sign(claims, now)}};
  if (claims.kind == Kind::application) {
    return body;
  }
  body["scope"] = claims.audience + "/user_impersonation";
  if (granted.refresh) {
    body["refresh_token"] = m_secrets.refresh_tokens.issue(*granted.refresh, now);
  }
  if (granted.openid) {
    auto const issuer = fmt::format("{}/{}/v2.0", asked.origin, claims.tenant);
    body["id_token"] = m_signer.sign_id_token(claims, issuer, granted.nonce, now);
  }
  if (asked.get("client_info") == "1") {
    body["client_info"] = client_info();
  }
  return body;
}

std::variant<Granted, StsError> Entra::grant(Asked const& asked) {
  for (auto const* name : {"grant_type", "client_id"}) {
    if (asked.get(name).empty()) {
      return sts::missing_parameter(name);
    }
  }
  auto const type = asked.get("grant_type");
  if (type == "client_credentials") {
    return application(asked);
  }
  auto granted = m_people.grant(asked);
  return granted ? std::move(*granted) : sts::unsupported_grant(type);
}

std::variant<Granted, StsError> Entra::application(Asked const& asked) {
  if (is_any_tenant(asked.tenant)) {
    return sts::no_tenant_named();
  }
  auto const tenant = m_directory.find(asked.tenant);
  if (!tenant) {
    return sts::unknown_tenant(asked.tenant, false);
  }
  auto const client_id = asked.get("client_id");
  if (core::equal_ignoring_case(client_id, k_public_client_id)) {
    return sts::public_client_with_credential();
  }
  if (!core::equal_ignoring_case(client_id, k_client_id)) {
    return sts::app_not_found(client_id, tenant->name);
  }
  if (tenant->application != SignIn::allowed) {
    return sts::refused(tenant->application, client_id, *tenant);
  }
  if (auto error = check_credential(asked)) {
    return *error;
  }
  auto const request = ClaimsRequest::parse(asked.get("claims"));
  if (!request) {
    return sts::bad_claims();
  }
  auto made = claims_for(asked.get("scope"), *tenant, Kind::application, client_id);
  if (auto const* error = std::get_if<StsError>(&made)) {
    return *error;
  }
  // An authentication context is a person's: one that is asked for means nothing here.
  auto claims = std::get<Claims>(std::move(made));
  claims.asked_not_before = request->not_before;
  claims.knows_challenges = request->knows_challenges;
  return Granted{.claims = std::move(claims)};
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
  if (FederatedCredentials::is_federated(assertion)) {
    return m_federated.check(assertion, asked.origin, m_clock.now());
  }
  auto const fault = m_assertions.check(assertion, k_client_id, asked.path, m_clock.now());
  return fault == AssertionFault::none ? std::nullopt : std::optional(sts::assertion(fault));
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
       {"device_authorization_endpoint", fmt::format("{}/{}/oauth2/v2.0/devicecode", origin, id)},
       {"response_modes_supported", {"query", "form_post"}},
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
