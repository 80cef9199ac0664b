#include "sandbox/authorization_codes.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/core/text.hpp"
#include "sandbox/person_errors.hpp"
#include "sandbox/tokens.hpp"

#include <nlohmann/json.hpp>

namespace partnerctl::sandbox {
namespace {

constexpr std::chrono::minutes k_lifetime{10};

core::Json to_json(CodeGrant const& grant) {
  return {{"client", grant.person.client_id},
          {"strongAt", grant.person.strong_at},
          {"stepUp", grant.person.step_up ? 1 : 0},
          {"tenant", grant.tenant},
          {"redirect", grant.redirect_uri},
          {"challenge", grant.challenge},
          {"scope", grant.scope},
          {"nonce", grant.nonce},
          {"notBefore", grant.claims.not_before},
          {"knowsChallenges", grant.claims.knows_challenges ? 1 : 0}};
}

CodeGrant from_json(core::Json const& json) {
  auto const text = [&json](char const* name) { return core::string_at(json, name).value_or(""); };
  bool const step_up = core::number_at(json, "stepUp") == 1;
  return {
      .person = {.client_id = text("client"), .strong_at = text("strongAt"), .step_up = step_up},
      .tenant = text("tenant"),
      .redirect_uri = text("redirect"),
      .challenge = text("challenge"),
      .scope = text("scope"),
      .nonce = text("nonce"),
      .claims = {.step_up = step_up,
                 .not_before = core::number_at(json, "notBefore").value_or(0),
                 .knows_challenges = core::number_at(json, "knowsChallenges") == 1}};
}

} // namespace

std::string AuthorizationCodes::issue(CodeGrant const& grant, core::TimePoint now) const {
  auto json = to_json(grant);
  json["id"] = core::Guid::random().text();
  json["issued"] = seconds_of(now);
  return "1." + m_seal.close(core::write_json(json));
}

std::variant<CodeGrant, StsError> AuthorizationCodes::redeem(CodeRedemption const& asked,
                                                             core::TimePoint now) {
  auto const text = asked.code.starts_with("1.") ? m_seal.open(asked.code.substr(2)) : std::nullopt;
  auto const json = text ? core::parse_json(*text) : std::nullopt;
  if (!json) {
    return sts::bad_code();
  }
  auto grant = from_json(*json);
  if (!core::equal_ignoring_case(grant.person.client_id, asked.client_id)) {
    return sts::other_client("authorization code");
  }
  if (grant.tenant != asked.tenant) {
    return sts::code_of_another_tenant();
  }
  if (grant.redirect_uri != asked.redirect_uri) {
    return sts::other_redirect_uri();
  }
  if (grant.challenge != core::base64url(core::sha256(asked.verifier))) {
    return sts::wrong_code_verifier();
  }
  core::TimePoint const issued{std::chrono::seconds(core::number_at(*json, "issued").value_or(0))};
  if (now - issued >= k_lifetime) {
    return sts::code_expired();
  }
  // Last, so that a mistaken request does not use it up.
  if (!use_once(core::string_at(*json, "id").value_or(""), now)) {
    return sts::code_redeemed();
  }
  return grant;
}

bool AuthorizationCodes::use_once(std::string const& id, core::TimePoint now) {
  std::scoped_lock const lock(m_mutex);
  std::erase_if(m_redeemed, [now](auto const& one) { return one.second <= now; });
  return m_redeemed.emplace(id, now + k_lifetime).second;
}

} // namespace partnerctl::sandbox
