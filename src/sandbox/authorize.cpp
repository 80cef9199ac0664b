#include "sandbox/authorize.hpp"

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/authorize_request.hpp"
#include "sandbox/grants.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/person_grants.hpp"
#include "sandbox/sts_errors.hpp"

#include <fmt/core.h>

namespace partnerctl::sandbox {
namespace {

constexpr int k_found = 302;
constexpr int k_not_allowed = 405;

// By whichever way the application asked for: redirect, or a form that the browser posts.
http::Response deliver(Target const& target, http::Form fields) {
  auto const redirect_uri = target.get("redirect_uri");
  if (auto const state = target.get("state"); !state.empty()) {
    fields.emplace_back("state", state);
  }
  if (target.get("response_mode") == "form_post") {
    return hand_over_page(redirect_uri, fields);
  }
  return {.status = k_found,
          .headers = {{"Location", redirect_uri + "?" + http::form_encode(fields)},
                      {"Cache-Control", "no-store, no-cache"}}};
}

std::string note_for(std::string const& login_hint) {
  return login_hint.empty() || core::equal_ignoring_case(login_hint, k_user_name)
             ? std::string()
             : fmt::format("{} is not known here; only {} can sign in.", login_hint, k_user_name);
}

} // namespace

http::Response Authorize::answer(http::Incoming const& request,
                                 std::string const& tenant_name) const {
  if (request.method != "GET" && request.method != "POST") {
    return notice_page(k_not_allowed, "Not here", "This page takes GET and POST.");
  }
  Target const target(request.target);
  auto const found = trusted(target, tenant_name);
  if (auto const* error = std::get_if<StsError>(&found)) {
    return notice_page(error->status, "You cannot sign in here",
                       sts_description(*error, m_clock.now()));
  }
  auto const& tenant = std::get<Tenant>(found);
  if (auto const fault = fault_of(target, tenant)) {
    return refused(target, *fault);
  }
  auto const action =
      request.method == "POST" ? field_of(http::form_decode(request.body), "action") : "";
  if (action == "sign-in") {
    return signed_in(target, tenant);
  }
  if (action == "cancel") {
    return refused(target, sts::declined());
  }
  return sign_in_page(tenant.name, target.get("client_id"), request.target,
                      note_for(target.get("login_hint")));
}

std::variant<Tenant, StsError> Authorize::trusted(Target const& target,
                                                  std::string const& name) const {
  if (name == "consumers") {
    return sts::no_personal_accounts();
  }
  auto const tenant = m_directory.find(is_any_tenant(name) ? k_home_tenant : name);
  if (!tenant) {
    return sts::unknown_tenant(name, false);
  }
  auto const client_id = target.get("client_id");
  if (client_id.empty()) {
    return sts::missing_parameter("client_id");
  }
  if (!is_known_client(client_id)) {
    return sts::app_not_found(client_id, tenant->name);
  }
  if (!is_redirect_uri(target.get("redirect_uri"))) {
    return sts::wrong_redirect_uri(target.get("redirect_uri"));
  }
  return *tenant;
}

http::Response Authorize::signed_in(Target const& target, Tenant const& tenant) const {
  auto const client_id = target.get("client_id");
  if (auto refusal = refusal_of_person(tenant, client_id)) {
    // OAuth's words for a redirect are others than for the token endpoint.
    refusal->error = refusal->suberror.empty() ? "access_denied" : refusal->suberror;
    refusal->suberror.clear();
    return refused(target, *refusal);
  }
  auto const claims = ClaimsRequest::parse(target.get("claims")).value_or(ClaimsRequest{});
  http::Form fields{{"code", m_codes.issue({.person = interactive(client_id, tenant, claims),
                                            .tenant = tenant.id,
                                            .redirect_uri = target.get("redirect_uri"),
                                            .challenge = target.get("code_challenge"),
                                            .scope = target.get("scope"),
                                            .nonce = target.get("nonce"),
                                            .claims = claims},
                                           m_clock.now())}};
  if (target.get("client_info") == "1") {
    fields.emplace_back("client_info", client_info());
  }
  fields.emplace_back("session_state", core::Guid::random().text());
  return deliver(target, std::move(fields));
}

http::Response Authorize::refused(Target const& target, StsError const& error) const {
  http::Form fields{{"error", error.error},
                    {"error_description", sts_description(error, m_clock.now())}};
  if (error.error == "access_denied" && error.code == sts::declined().code) {
    fields.emplace_back("error_subcode", "cancel");
  }
  return deliver(target, std::move(fields));
}

} // namespace partnerctl::sandbox
