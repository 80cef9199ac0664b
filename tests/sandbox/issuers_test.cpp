#include "sandbox/asking.hpp"
#include "sandbox/issuers.hpp"
#include "sandbox/jwt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using sandbox::Jwt;
using test::Asking;
using test::json_of;

namespace {

constexpr char const* k_origin = "https://localhost:8443";

http::Response ask(Asking& asking, std::string const& method, std::string const& target,
                   http::Headers headers = {}) {
  return asking.service.answer({.method = method, .target = target, .headers = std::move(headers)});
}

void check_token(std::string const& text, std::string const& issuer, std::string const& subject,
                 std::string const& audience) {
  auto const jwt = Jwt::take_apart(text);
  REQUIRE(jwt);
  CHECK(jwt->header_text("alg") == "RS256");
  CHECK(!jwt->header_text("kid").empty());
  CHECK(jwt->claim("iss") == issuer);
  CHECK(jwt->claim("sub") == subject);
  CHECK(jwt->claim("aud") == audience);
  CHECK((*jwt->payload)["exp"].get<long long>() - (*jwt->payload)["iat"].get<long long>() == 300);
  CHECK((*jwt->payload)["nbf"] == (*jwt->payload)["iat"]);
  CHECK(!jwt->claim("jti").empty());
}

} // namespace

TEST_CASE("GitHub gives a token for the audience asked, to whom has the request token") {
  Asking asking;
  std::string const target =
      "/github/oidc?api-version=2.0&audience=api%3A%2F%2FAzureADTokenExchange";
  auto const answer =
      ask(asking, "GET", target, {{"Authorization", "bearer sandbox-github-request-token"}});
  REQUIRE(answer.status == 200);
  auto const body = json_of(answer);
  check_token(body["value"], std::string(k_origin) + "/github/oidc", sandbox::k_github_subject,
              "api://AzureADTokenExchange");
  CHECK(body["count"].is_number());
  CHECK(ask(asking, "GET", target).status == 401);
  CHECK(ask(asking, "GET", target, {{"Authorization", "bearer other"}}).status == 401);
  CHECK(ask(asking, "POST", target).status == 405);
}

TEST_CASE("Azure DevOps gives a token for its service connection, and redirects whom it can") {
  Asking asking;
  std::string const target = "/azure-devops/oidctoken?api-version=7.1&serviceConnectionId=";
  std::string const connection = sandbox::k_service_connection_id;
  http::Headers const headers{{"Authorization", "Bearer sandbox-system-access-token"},
                              {"X-TFS-FedAuthRedirect", "Suppress"}};
  auto const answer = ask(asking, "POST", target + connection, headers);
  REQUIRE(answer.status == 200);
  check_token(json_of(answer)["oidcToken"], std::string(k_origin) + "/azure-devops/oidctoken",
              sandbox::k_azure_devops_subject, sandbox::k_federation_audience);
  auto const redirected = ask(asking, "POST", target + connection,
                              {{"Authorization", "Bearer sandbox-system-access-token"}});
  CHECK(redirected.status == 302);
  CHECK(redirected.headers.get("Location"));
  CHECK(ask(asking, "POST", target + connection, {{"X-TFS-FedAuthRedirect", "Suppress"}}).status ==
        401);
  CHECK(ask(asking, "POST", target + "other", headers).status == 404);
  CHECK(ask(asking, "POST", "/azure-devops/oidctoken?serviceConnectionId=" + connection, headers)
            .status == 400);
  CHECK(ask(asking, "GET", target + connection, headers).status == 405);
}

TEST_CASE("a token for a file says by default what is registered, and else what was asked") {
  Asking asking;
  auto const plain = ask(asking, "GET", "/federated/token");
  REQUIRE(plain.status == 200);
  CHECK(plain.headers.get("Content-Type") == "text/plain; charset=utf-8");
  check_token(plain.body, std::string(k_origin) + "/federated/token", sandbox::k_federated_subject,
              sandbox::k_federation_audience);
  auto const other = ask(asking, "GET", "/federated/token?sub=s&aud=a&iss=i");
  check_token(other.body, "i", "s", "a");
  CHECK(ask(asking, "GET", "/federated/token?lifetime=-1").status == 400);
  CHECK(ask(asking, "GET", "/federated/token?lifetime=86401").status == 400);
  CHECK(ask(asking, "POST", "/federated/token").status == 405);
}
