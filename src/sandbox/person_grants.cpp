#include "sandbox/person_grants.hpp"

#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/sts_errors.hpp"

namespace partnerctl::sandbox {
namespace {

bool shows_credential(Asked const& asked) {
  return !asked.get("client_secret").empty() || !asked.get("client_assertion").empty();
}

} // namespace

// What a grant has proved, and what it is to become.
struct PersonGrants::Proof {
  SignedIn person{};
  std::string client_id{};
  std::string scope{};
  std::string nonce{};
  ClaimsRequest claims{};
  bool renews = false;
};

SignedIn interactive(std::string const& client_id, Tenant const& tenant,
                     ClaimsRequest const& claims) {
  // Partners have to ask for MFA at home.
  bool const strong =
      tenant.user == SignIn::mfa_required || tenant.id == k_home_tenant || claims.step_up;
  return {.client_id = client_id,
          .strong_at = strong ? tenant.id : std::string(),
          .step_up = claims.step_up};
}

std::optional<StsError> refusal_of_person(Tenant const& tenant, std::string const& client_id) {
  bool const refused = tenant.user != SignIn::allowed && tenant.user != SignIn::mfa_required;
  return refused ? std::optional(sts::refused(tenant.user, client_id, tenant)) : std::nullopt;
}

std::optional<PersonGrants::Result> PersonGrants::grant(Asked const& asked) {
  auto const type = asked.get("grant_type");
  bool const refresh = type == "refresh_token";
  bool const code = type == "authorization_code";
  bool const device =
      type == "urn:ietf:params:oauth:grant-type:device_code" || type == "device_code";
  if (!refresh && !code && !device) {
    return std::nullopt;
  }
  auto const tenant = m_directory.find(is_any_tenant(asked.tenant) ? k_home_tenant : asked.tenant);
  if (!tenant) {
    return sts::unknown_tenant(asked.tenant, false);
  }
  if (refresh) {
    return by_refresh_token(asked, *tenant);
  }
  if (!is_known_client(asked.get("client_id"))) {
    return sts::app_not_found(asked.get("client_id"), tenant->name);
  }
  if (shows_credential(asked)) {
    return sts::public_client_with_credential();
  }
  return code ? by_code(asked, *tenant) : by_device_code(asked, *tenant);
}

PersonGrants::Result PersonGrants::by_refresh_token(Asked const& asked, Tenant const& tenant) {
  auto const redeemed = m_secrets.refresh_tokens.redeem(asked.get("refresh_token"),
                                                        asked.get("client_id"), m_clock.now());
  if (auto const* error = std::get_if<StsError>(&redeemed)) {
    return *error;
  }
  auto const& person = std::get<SignedIn>(redeemed);
  bool const strong = person.is_strong_at(tenant.id);
  if (tenant.user != SignIn::allowed && !(tenant.user == SignIn::mfa_required && strong)) {
    return sts::refused(tenant.user, asked.get("client_id"), tenant);
  }
  auto const claims = ClaimsRequest::parse(asked.get("claims"));
  if (!claims) {
    return sts::bad_claims();
  }
  if (claims->step_up && !(strong && person.step_up)) {
    return sts::interaction_required(asked.get("claims"));
  }
  return give({.person = person,
               .client_id = asked.get("client_id"),
               .scope = asked.get("scope"),
               .claims = *claims,
               .renews = true},
              tenant);
}

PersonGrants::Result PersonGrants::by_code(Asked const& asked, Tenant const& tenant) {
  for (auto const* name : {"code", "redirect_uri", "code_verifier"}) {
    if (asked.get(name).empty()) {
      return sts::missing_parameter(name);
    }
  }
  auto const redeemed = m_secrets.codes.redeem({.code = asked.get("code"),
                                                .client_id = asked.get("client_id"),
                                                .tenant = tenant.id,
                                                .redirect_uri = asked.get("redirect_uri"),
                                                .verifier = asked.get("code_verifier")},
                                               m_clock.now());
  if (auto const* error = std::get_if<StsError>(&redeemed)) {
    return *error;
  }
  auto const& grant = std::get<CodeGrant>(redeemed);
  auto const scope = asked.get("scope").empty() ? grant.scope : asked.get("scope");
  return give({.person = grant.person,
               .client_id = asked.get("client_id"),
               .scope = scope,
               .nonce = grant.nonce,
               .claims = grant.claims,
               .renews = has_scope(scope, "offline_access")},
              tenant);
}

PersonGrants::Result PersonGrants::by_device_code(Asked const& asked, Tenant const& tenant) {
  if (asked.get("device_code").empty()) {
    return sts::missing_parameter("device_code");
  }
  auto const polled =
      m_secrets.devices.poll(asked.get("device_code"), asked.get("client_id"), tenant.id);
  if (auto const* error = std::get_if<StsError>(&polled)) {
    return *error;
  }
  auto const& request = std::get<DeviceRequest>(polled);
  return give({.person = interactive(request.client_id, tenant, request.claims),
               .client_id = asked.get("client_id"),
               .scope = request.scope,
               .claims = request.claims,
               .renews = has_scope(request.scope, "offline_access")},
              tenant);
}

PersonGrants::Result PersonGrants::give(Proof const& proof, Tenant const& tenant) {
  auto made = claims_for(proof.scope, tenant, Kind::user, proof.client_id);
  if (auto const* error = std::get_if<StsError>(&made)) {
    return *error;
  }
  auto claims = std::get<Claims>(made);
  // The built-in sign-in counts at home as one with MFA, so that it may ask Partner Center.
  claims.mfa =
      proof.person.is_strong_at(tenant.id) || (proof.person.built_in && tenant.id == k_home_tenant);
  claims.step_up = claims.mfa && proof.person.step_up;
  claims.asked_not_before = proof.claims.not_before;
  claims.knows_challenges = proof.claims.knows_challenges;
  return Granted{.claims = std::move(claims),
                 .refresh = proof.renews ? std::optional(proof.person) : std::nullopt,
                 .openid = has_scope(proof.scope, "openid"),
                 .nonce = proof.nonce};
}

} // namespace partnerctl::sandbox
