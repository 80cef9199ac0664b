#include "sandbox/tokens.hpp"

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/digest.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <openssl/crypto.h>

namespace partnerctl::sandbox {
namespace {

long long seconds_of(core::TimePoint time) {
  return std::chrono::duration_cast<std::chrono::seconds>(time.time_since_epoch()).count();
}

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
  }
  return json;
}

} // namespace

std::string TokenSigner::sign(Claims const& claims, core::TimePoint now) const {
  static std::string const header =
      core::base64url(core::write_json(core::Json{{"typ", "JWT"}, {"alg", "HS256"}}));
  std::string text = header + "." + core::base64url(core::write_json(payload(claims, now)));
  return text + "." + core::base64url(hmac_sha256(m_key, text));
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
                     .client_id = text("appid")}};
}

} // namespace partnerctl::sandbox
