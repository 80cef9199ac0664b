#include "sandbox/device_login.hpp"

#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/grants.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/person_grants.hpp"
#include "sandbox/sts_errors.hpp"
#include "sandbox/target.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

constexpr int k_ok = 200;
constexpr int k_bad_request = 400;
constexpr int k_not_allowed = 405;

} // namespace

http::Response DeviceLogin::device_code(http::Incoming const& request, std::string const& tenant,
                                        std::string const& origin) {
  auto const correlation = request.headers.get("client-request-id").value_or("");
  if (request.method != "POST") {
    return sts_error(sts::wrong_method(request.method), m_clock.now(), correlation);
  }
  auto asked = read(request.body, tenant);
  if (auto const* error = std::get_if<StsError>(&asked)) {
    return sts_error(*error, m_clock.now(), correlation);
  }
  auto const issued = m_codes.issue(std::get<DeviceRequest>(std::move(asked)));
  auto const uri = origin + k_device_login_path;
  auto answer = json_answer(
      core::Json{{"user_code", issued.user_code},
                 {"device_code", issued.device_code},
                 {"verification_uri", uri},
                 {"expires_in", k_device_code_lifetime.count()},
                 {"interval", m_codes.interval().count()},
                 {"message", fmt::format("To sign in, open {} in a web browser and enter the "
                                         "code {}.",
                                         uri, issued.user_code)}});
  answer.headers.set("Cache-Control", "no-store, no-cache");
  return answer;
}

std::variant<DeviceRequest, StsError> DeviceLogin::read(std::string const& body,
                                                        std::string const& tenant_name) {
  auto const form = http::form_decode(body);
  auto const client_id = field_of(form, "client_id");
  auto const scope = field_of(form, "scope");
  if (client_id.empty() || scope.empty()) {
    return sts::missing_parameter(client_id.empty() ? "client_id" : "scope");
  }
  if (tenant_name == "consumers") {
    return sts::no_personal_accounts();
  }
  auto const tenant = m_directory.find(is_any_tenant(tenant_name) ? k_home_tenant : tenant_name);
  if (!tenant) {
    return sts::unknown_tenant(tenant_name, false);
  }
  if (!is_known_client(client_id)) {
    return sts::app_not_found(client_id, tenant->name);
  }
  auto const claims = ClaimsRequest::parse(field_of(form, "claims"));
  if (!claims) {
    return sts::bad_claims();
  }
  auto const possible = claims_for(scope, *tenant, Kind::user, client_id);
  if (auto const* error = std::get_if<StsError>(&possible)) {
    return *error;
  }
  return DeviceRequest{
      .client_id = client_id, .tenant = tenant->id, .scope = scope, .claims = *claims};
}

http::Response DeviceLogin::page(http::Incoming const& request) {
  if (request.method == "GET") {
    return device_page(k_ok, Target(request.target).get("user_code"), "");
  }
  if (request.method != "POST") {
    return notice_page(k_not_allowed, "Not here", "This page takes GET and POST.");
  }
  auto const form = http::form_decode(request.body);
  return decide(field_of(form, "user_code"), field_of(form, "action"));
}

http::Response DeviceLogin::decide(std::string const& user_code, std::string const& action) {
  auto const waiting = m_codes.waiting(user_code);
  if (!waiting) {
    return device_page(k_bad_request, user_code,
                       "No program waits for this code. It may be mistyped, used or expired.");
  }
  if (action == "decline") {
    m_codes.decide(user_code, sts::authorization_declined());
    return notice_page(k_ok, "Declined", "The program is not signed in. You can close this page.");
  }
  if (action != "approve") {
    return device_page(k_bad_request, user_code, "Choose to sign in or to decline.");
  }
  auto const tenant = m_directory.find(waiting->tenant);
  auto refusal = tenant ? refusal_of_person(*tenant, waiting->client_id) : std::nullopt;
  m_codes.decide(user_code, refusal);
  if (refusal) {
    return notice_page(k_bad_request, "You cannot sign in here",
                       sts_description(*refusal, m_clock.now()));
  }
  return notice_page(k_ok, "You have signed in", "Go back to the program; it goes on by itself.");
}

} // namespace partnerctl::sandbox
