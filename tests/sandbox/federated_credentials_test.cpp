#include "partnerctl/core/text.hpp"
#include "sandbox/asking.hpp"
#include "sandbox/federated_credentials.hpp"
#include "sandbox/jwt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::Asking;
using test::json_of;
using test::sts_code_of;

namespace {

http::Response show(Asking& asking, std::string const& assertion) {
  return asking.sign_in(
      "contoso.example",
      {{"grant_type", "client_credentials"},
       {"client_id", sandbox::k_client_id},
       {"client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"},
       {"client_assertion", assertion},
       {"scope", asking.scope}});
}

std::string from_issuer(Asking& asking, http::Form const& query = {}) {
  return asking.call("GET", "/federated/token?" + http::form_encode(query)).body;
}

// What is presented stands in the sentence.
void check_mismatch(Asking& asking, http::Form const& query, int code,
                    std::string const& presented) {
  auto const answer = show(asking, from_issuer(asking, query));
  CAPTURE(answer.body);
  CHECK(answer.status == 401);
  CHECK(sts_code_of(answer) == code);
  CHECK(json_of(answer)["error_description"].get<std::string>().find("'" + presented + "'") !=
        std::string::npos);
}

} // namespace

TEST_CASE("each of our issuers' tokens stands for the application, as often as it is shown") {
  Asking asking;
  http::Incoming const github{
      .method = "GET",
      .target = "/github/oidc?audience=api%3A%2F%2FAzureADTokenExchange",
      .headers = {{"Authorization", "bearer sandbox-github-request-token"}}};
  http::Incoming const devops{
      .method = "POST",
      .target = std::string("/azure-devops/oidctoken?api-version=7.1&serviceConnectionId=") +
                sandbox::k_service_connection_id,
      .headers = {{"Authorization", "Bearer sandbox-system-access-token"},
                  {"X-TFS-FedAuthRedirect", "Suppress"}}};
  for (std::string const& token :
       {json_of(asking.service.answer(github))["value"].get<std::string>(),
        json_of(asking.service.answer(devops))["oidcToken"].get<std::string>(),
        from_issuer(asking)}) {
    CHECK(show(asking, token).status == 200);
    auto const again = show(asking, token);
    CHECK(asking.partner("GET", Asking::token_of(again)).status == 404);
  }
}

TEST_CASE("issuer, subject and audience are compared with case, and quoted") {
  Asking asking;
  check_mismatch(asking, {{"iss", "https://token.example"}}, 700211, "https://token.example");
  check_mismatch(asking, {{"sub", "repo:other"}}, 700213, "repo:other");
  check_mismatch(asking, {{"aud", "api://other"}}, 700212, "api://other");
  check_mismatch(asking, {{"iss", "https://localhost:8443/Federated/token"}}, 7002138,
                 "https://localhost:8443/Federated/token");
  std::string const subject = core::to_upper(sandbox::k_federated_subject);
  check_mismatch(asking, {{"sub", subject}}, 7002138, subject);
  check_mismatch(asking, {{"aud", "api://azureadtokenexchange"}}, 7002138,
                 "api://azureadtokenexchange");
  // Another issuer's subject.
  check_mismatch(asking, {{"sub", sandbox::k_github_subject}}, 700213, sandbox::k_github_subject);
}

TEST_CASE("an expired token is refused, and so is one signed by nobody known") {
  Asking asking;
  CHECK(sts_code_of(show(asking, from_issuer(asking, {{"lifetime", "0"}}))) == 700024);
  auto const token = from_issuer(asking);
  auto forged = token;
  forged[forged.size() - 20] = forged[forged.size() - 20] == 'A' ? 'B' : 'A';
  CHECK(sts_code_of(show(asking, forged)) == 700027);
  Asking other;
  auto const foreign = show(asking, from_issuer(other));
  CHECK(foreign.status == 401);
  CHECK(sts_code_of(foreign) == 700027);
  asking.clock.advance(std::chrono::minutes{5});
  CHECK(sts_code_of(show(asking, token)) == 700024);
}
