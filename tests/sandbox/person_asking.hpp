#pragma once

#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "sandbox/asking.hpp"
#include "sandbox/digest.hpp"

#include <catch2/catch.hpp>

#include <string>

namespace partnerctl::test {

inline constexpr char const* k_verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
// Of RFC 7636, appendix B: not computed by the code under test.
inline constexpr char const* k_challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
inline constexpr char const* k_redirect = "http://localhost:49152";
inline constexpr char const* k_p1 =
    R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";

// Sets a field of a form, or takes it away when the value is empty.
inline http::Form with(http::Form form, std::string const& name, std::string const& value) {
  std::erase_if(form, [&name](auto const& field) { return field.first == name; });
  if (!value.empty()) {
    form.emplace_back(name, value);
  }
  return form;
}

// The second part of a JSON Web Token.
inline core::Json payload_of(std::string const& token) {
  auto const parts = core::split(token, '.');
  REQUIRE(parts.size() == 3);
  return core::parse_json(core::base64_decode(parts[1]).value_or("")).value_or(core::Json());
}

// The stand-in, and a person with a browser in front of it.
struct PersonAsking : Asking {
  using Asking::Asking;

  http::Form authorization() const {
    return {{"client_id", sandbox::k_client_id},
            {"response_type", "code"},
            {"redirect_uri", k_redirect},
            {"scope", scope + " openid profile offline_access"},
            {"state", "a&b <state>"},
            {"code_challenge", k_challenge},
            {"code_challenge_method", "S256"}};
  }

  http::Response authorize(std::string const& tenant, http::Form const& form,
                           std::string const& action = "") {
    auto const target = "/" + tenant + "/oauth2/v2.0/authorize?" + http::form_encode(form);
    return action.empty() ? call("GET", target) : call("POST", target, "", "action=" + action);
  }

  // What the redirect brings back.
  static http::Form brought(http::Response const& answer) {
    auto const location = answer.headers.get("Location").value_or("");
    auto const mark = location.find('?');
    return mark == std::string::npos ? http::Form{} : http::form_decode(location.substr(mark + 1));
  }

  std::string code(std::string const& tenant, http::Form const& form) {
    auto const answer = authorize(tenant, form, "sign-in");
    REQUIRE(answer.status == 302);
    return sandbox::field_of(brought(answer), "code");
  }

  http::Form redemption(std::string const& code) const {
    return {{"grant_type", "authorization_code"},
            {"client_id", sandbox::k_client_id},
            {"code", code},
            {"redirect_uri", k_redirect},
            {"code_verifier", k_verifier},
            {"scope", scope + " openid offline_access"},
            {"client_info", "1"}};
  }

  // A whole sign-in in the browser: the token endpoint's answer.
  core::Json sign_in_by_browser(std::string const& tenant, std::string const& claims = "") {
    auto const answer =
        sign_in(tenant, redemption(code(tenant, with(authorization(), "claims", claims))));
    CAPTURE(answer.body);
    REQUIRE(answer.status == 200);
    return json_of(answer);
  }

  http::Response refresh(std::string const& tenant, std::string const& token,
                         std::string const& claims = "",
                         std::string const& client = sandbox::k_client_id) {
    return sign_in(tenant, with({{"grant_type", "refresh_token"},
                                 {"client_id", client},
                                 {"refresh_token", token},
                                 {"scope", scope}},
                                "claims", claims));
  }
};

} // namespace partnerctl::test
