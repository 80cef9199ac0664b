#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/http/url.hpp"
#include "partnerctl/sandbox/sandbox.hpp"
#include "sandbox/service.hpp"
#include "support/fake_clock.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace partnerctl::test {

// The stand-in's services without sockets, and the questions that tests ask them.
struct Asking {
  explicit Asking(sandbox::Options const& options = {})
      : service(
            options, "a key of tests", [] { return "https://localhost:8443"; }, clock) {}

  http::Response call(std::string method, std::string target, std::string const& token = "",
                      std::string body = "") {
    http::Incoming request{
        .method = std::move(method), .target = std::move(target), .body = std::move(body)};
    if (!token.empty()) {
      request.headers.add("Authorization", "Bearer " + token);
    }
    return service.answer(request);
  }

  http::Response sign_in(std::string const& tenant, http::Form const& form) {
    return call("POST", "/" + tenant + "/oauth2/v2.0/token", "", http::form_encode(form));
  }

  http::Response user_answer(std::string const& tenant) {
    return sign_in(tenant, {{"grant_type", "refresh_token"},
                            {"client_id", sandbox::k_client_id},
                            {"refresh_token", sandbox::k_user_refresh_token},
                            {"scope", scope}});
  }

  http::Response application_answer(std::string const& tenant) {
    return sign_in(tenant, {{"grant_type", "client_credentials"},
                            {"client_id", sandbox::k_client_id},
                            {"client_secret", sandbox::k_client_secret},
                            {"scope", scope}});
  }

  static std::string token_of(http::Response const& answer) {
    auto const json = core::parse_json(answer.body);
    return json ? core::string_at(*json, "access_token").value_or("") : "";
  }
  std::string user(std::string const& tenant) { return token_of(user_answer(tenant)); }
  std::string application(std::string const& tenant) {
    return token_of(application_answer(tenant));
  }

  http::Response partner(std::string const& method, std::string const& token,
                         std::string const& id = "") {
    return call(method,
                "/providers/Microsoft.ManagementPartner/partners" + (id.empty() ? "" : "/" + id) +
                    "?api-version=2018-02-01",
                token);
  }

  FakeClock clock{};
  std::string scope{"https://localhost:8443/.default"};
  sandbox::Service service;
};

inline core::Json json_of(http::Response const& answer) {
  return core::parse_json(answer.body).value_or(core::Json());
}

// The error code of an ARM answer.
inline std::string code_of(http::Response const& answer) {
  auto const json = json_of(answer);
  auto const* error = core::member_at(json, "error");
  return error == nullptr ? "" : core::string_at(*error, "code").value_or("");
}

// The AADSTS number of an answer of the token endpoint.
inline int sts_code_of(http::Response const& answer) {
  auto const json = json_of(answer);
  auto const* codes = core::member_at(json, "error_codes");
  return codes == nullptr || codes->empty() ? 0 : codes->front().get<int>();
}

} // namespace partnerctl::test
