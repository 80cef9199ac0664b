#include "partnerctl/http/url.hpp"
#include "sandbox/asking.hpp"
#include "sandbox/ways.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace partnerctl;

namespace {

std::map<std::string, std::string> environment_of(std::string const& method, std::size_t skip = 0) {
  for (auto const& way : sandbox::ways_at("https://localhost:8443")) {
    if (way.method == method && skip-- == 0) {
      return {way.environment.begin(), way.environment.end()};
    }
  }
  return {};
}

// Sends what the variables say, to the stand-in itself.
http::Response ask(std::string const& method, std::string const& url, http::Headers headers) {
  test::Asking asking;
  auto const parsed = http::Url::parse(url);
  REQUIRE(parsed);
  return asking.service.answer(
      {.method = method, .target = parsed->target, .headers = std::move(headers)});
}

} // namespace

TEST_CASE("the variables of each way are those that its endpoint accepts") {
  auto way = environment_of("secret");
  test::Asking asking;
  CHECK(asking
            .sign_in("contoso.example", {{"grant_type", "client_credentials"},
                                         {"client_id", way["AZURE_CLIENT_ID"]},
                                         {"client_secret", way["AZURE_CLIENT_SECRET"]},
                                         {"scope", asking.scope}})
            .status == 200);
  way = environment_of("github");
  CHECK(ask("GET", way["ACTIONS_ID_TOKEN_REQUEST_URL"] + "&audience=a",
            {{"Authorization", "bearer " + way["ACTIONS_ID_TOKEN_REQUEST_TOKEN"]}})
            .status == 200);
  way = environment_of("azure-devops");
  CHECK(ask("POST",
            way["SYSTEM_OIDCREQUESTURI"] + "?api-version=7.1&serviceConnectionId=" +
                way["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID"],
            {{"Authorization", "Bearer " + way["SYSTEM_ACCESSTOKEN"]},
             {"X-TFS-FedAuthRedirect", "Suppress"}})
            .status == 200);
  way = environment_of("managed-identity");
  CHECK(ask("GET",
            way["AZURE_POD_IDENTITY_AUTHORITY_HOST"] +
                "/metadata/identity/oauth2/token?api-version=2018-02-01&resource=" +
                "https://management.azure.com/",
            {{"Metadata", "true"}})
            .status == 200);
  way = environment_of("managed-identity", 1);
  CHECK(ask("GET",
            way["IDENTITY_ENDPOINT"] +
                "?api-version=2019-08-01&resource=https://management.azure.com/",
            {{"X-IDENTITY-HEADER", way["IDENTITY_HEADER"]}})
            .status == 200);
}
