#include "auth/people.hpp"

#include "partnerctl/core/base64.hpp"

#include <algorithm>

namespace partnerctl::test {

std::string field(http::Form const& form, std::string const& name) {
  auto const found = std::find_if(form.begin(), form.end(),
                                  [&name](auto const& each) { return each.first == name; });
  return found == form.end() ? std::string() : found->second;
}

http::Form query_of(std::string const& url) {
  return http::form_decode(url.substr(std::min(url.find('?'), url.size() - 1) + 1));
}

std::string address_in(std::string const& text, std::string const& begin) {
  auto const at = text.find(begin);
  return at == std::string::npos ? "" : text.substr(at, text.find_first_of(" \n", at) - at);
}

core::Json person_claims(std::string const& tenant) {
  return {{"tid", tenant},
          {"oid", k_object},
          {"appid", k_client},
          {"scp", "user_impersonation"},
          {"upn", "engineer@partner.example"}};
}

std::string person_answer(core::Json const& claims, core::Json const& members) {
  core::Json const info{{"uid", k_uid}, {"utid", k_tenant}};
  core::Json body{{"token_type", "Bearer"},
                  {"expires_in", 4145},
                  {"access_token", token_with(claims)},
                  {"refresh_token", "r3fresh-t0ken"},
                  {"client_info", core::base64url(core::write_json(info))}};
  for (auto const& [name, value] : members.items()) {
    body[name] = value;
  }
  return core::write_json(body);
}

std::string id_token(std::string const& nonce) {
  return token_with(
      {{"aud", k_client}, {"nonce", nonce}, {"preferred_username", "id-name@partner.example"}});
}

void answer_domain(ScriptedWire& wire, std::string const& domain, std::string const& tenant) {
  wire.on("GET", "/" + domain + "/v2.0/.well-known/openid-configuration", 200,
          std::string(R"({"token_endpoint":")") + k_authority + "/" + tenant +
              R"(/oauth2/v2.0/token"})");
}

} // namespace partnerctl::test
