#include "sandbox/tokens.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"
#include "sandbox/jwt.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <openssl/crypto.h>

#include <algorithm>

namespace partnerctl::sandbox {
namespace {

bool same_bytes(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

core::Json payload(Claims const& claims, core::TimePoint now) {
  bool const user = claims.kind == Kind::user;
  core::Json json{{"aud", claims.audience},
                  {"iss", fmt::format("https://sts.windows.net/{}/", claims.tenant)},
                  {"iat", seconds_of(now)},
                  {"nbf", seconds_of(now)},
                  {"exp", seconds_of(now + k_token_lifetime)},
                  {"appid", claims.client_id},
                  {"idtyp", user ? "user" : "app"},
                  {"oid", claims.object},
                  {"sub", claims.object},
                  {"tid", claims.tenant},
                  {"uti", core::base64url(random_bytes(16))},
                  {"ver", "1.0"}};
  if (user) {
    json["upn"] = k_user_name;
    json["unique_name"] = k_user_name;
    json["name"] = "Sandbox Engineer";
    json["scp"] = "user_impersonation";
    json["amr"] = core::Json::array({"pwd"});
    if (claims.mfa) {
      json["amr"].push_back("mfa");
    }
  }
  if (claims.step_up) {
    json["acrs"] = core::Json::array({"p1"});
  }
  if (claims.knows_challenges) {
    json["xms_cc"] = core::Json::array({"cp1"});
  }
  if (claims.asked_not_before != 0) {
    json["asked_nbf"] = claims.asked_not_before; // no claim of Entra's: what it keeps elsewhere
  }
  return json;
}

bool has_mfa(core::Json const& payload) {
  auto const* methods = core::member_at(payload, "amr");
  return methods != nullptr && methods->is_array() &&
         std::find(methods->begin(), methods->end(), core::Json("mfa")) != methods->end();
}

} // namespace

long long seconds_of(core::TimePoint time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

std::string TokenSigner::sign(core::Json const& payload) const {
  std::string text = unsigned_jwt({{"typ", "JWT"}, {"alg", "HS256"}}, payload);
  return text + "." + core::base64url(hmac_sha256(m_key, text));
}

std::string TokenSigner::sign(Claims const& claims, core::TimePoint now) const {
  return sign(payload(claims, now));
}

std::string TokenSigner::sign_id_token(Claims const& claims, std::string const& issuer,
                                       std::string const& nonce, core::TimePoint now) const {
  core::Json json{{"aud", claims.client_id},
                  {"iss", issuer},
                  {"iat", seconds_of(now)},
                  {"nbf", seconds_of(now)},
                  {"exp", seconds_of(now + k_token_lifetime)},
                  {"name", "Sandbox Engineer"},
                  {"oid", claims.object},
                  {"preferred_username", k_user_name},
                  {"sub", claims.object},
                  {"tid", claims.tenant},
                  {"ver", "2.0"}};
  if (!nonce.empty()) {
    json["nonce"] = nonce;
  }
  return sign(json);
}

TokenSigner::Verdict TokenSigner::verify(std::string_view token, core::TimePoint now) const {
  auto const first = token.find('.');
  auto const last = token.rfind('.');
  if (first == std::string_view::npos || first == last) {
    return {.fault = Fault::invalid};
  }
  auto const signature = core::base64_decode(token.substr(last + 1));
  if (!signature || !same_bytes(*signature, hmac_sha256(m_key, token.substr(0, last)))) {
    return {.fault = Fault::invalid};
  }
  auto const body = core::base64_decode(token.substr(first + 1, last - first - 1));
  auto const json = body ? core::parse_json(*body) : std::nullopt;
  if (!json) {
    return {.fault = Fault::invalid};
  }
  if (core::number_at(*json, "exp").value_or(0) <= seconds_of(now)) {
    return {.fault = Fault::expired};
  }
  auto const text = [&json](char const* name) { return core::string_at(*json, name).value_or(""); };
  return {.claims = {.audience = text("aud"),
                     .tenant = text("tid"),
                     .object = text("oid"),
                     .kind = text("idtyp") == "app" ? Kind::application : Kind::user,
                     .client_id = text("appid"),
                     .mfa = has_mfa(*json),
                     .step_up = core::member_at(*json, "acrs") != nullptr,
                     .asked_not_before = core::number_at(*json, "asked_nbf").value_or(0),
                     .knows_challenges = core::member_at(*json, "xms_cc") != nullptr}};
}

} // namespace partnerctl::sandbox
