#include "auth/az.hpp"
#include "partnerctl/core/base64.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <ctime>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::ErrorKind;
using test::Az;
using test::k_get;
using test::k_login;
using test::k_name;

TEST_CASE("az's tokens are fetched a tenant each, and speak for whom they say") {
  Az az;
  az.gives(Az::person_claims());
  auto const credential = az.credential();
  auto const token = credential->token(Az::request());
  CHECK(token.value.reveal() == test::token_with(Az::person_claims()));
  CHECK(token.expires_on == test::FakeClock::k_start + 1h);
  CHECK(token.identity.name == "engineer_partner.example#EXT#@customer.example");
  CHECK(token.identity.type == core::Identity::Type::user);
  CHECK(token.identity.tenant.text() == test::k_other_tenant);
  CHECK(token.identity.method == "az");
  CHECK(az.tool.runs() ==
        std::vector<std::string>{"<account><show><-o><json>",
                                 "<account><get-access-token><--tenant><" +
                                     std::string(test::k_other_tenant) + "><--scope><" +
                                     test::k_scope + "><-o><json>"});
}

TEST_CASE("a token that az gives for a domain is held against the domain's tenant") {
  Az az;
  az.gives(Az::person_claims());
  test::ScriptedWire wire;
  wire.on("GET", "/contoso.example/", 200,
          std::string(R"({"token_endpoint":")") + test::k_authority + "/" + test::k_tenant +
              R"(/oauth2/v2.0/token"})");
  az.means.send = wire.send();
  auto const error =
      test::error_of([&] { az.credential()->token(Az::request("contoso.example")); });
  CHECK(error.kind == core::ErrorKind::protocol);
  CHECK_THAT(error.message, Contains(test::k_other_tenant) && Contains("contoso.example"));
}

TEST_CASE("az gets just the user's own variables") {
  Az const az;
  ::setenv("PARTNERCTL_TEST_OWN", "no-certificates", 1);
  az.credential();
  ::unsetenv("PARTNERCTL_TEST_OWN");
  CHECK(az.tool.variables() == std::vector<std::string>{"AZURE_CONFIG_DIR=/home/engineer/az",
                                                        "HOME=/home/engineer",
                                                        "PATH=" + az.tool.path()});
}

TEST_CASE("whom az is signed in as is known before the first token") {
  Az az;
  auto identity = az.credential()->identity();
  CHECK(identity.type == core::Identity::Type::user);
  CHECK(identity.name == k_name);
  CHECK(identity.client_id.empty());
  CHECK(identity.method == "az");
  az.is_signed_in("servicePrincipal", test::k_client);
  identity = az.credential()->identity();
  CHECK(identity.type == core::Identity::Type::application);
  CHECK(identity.name == test::k_client);
  CHECK(identity.client_id == test::k_client);
}

TEST_CASE("az's home is its current tenant, unless another is set") {
  Az az;
  CHECK(az.credential()->home()->text() == test::k_tenant);
  az.settings.home = core::TenantRef::parse("partner.example");
  CHECK(az.credential()->home()->text() == "partner.example");
}

TEST_CASE(
    "an az that prints no number of seconds has its local time read, and is asked again soon") {
  Az az;
  std::string const zone = std::getenv("TZ") == nullptr ? "" : std::getenv("TZ");
  ::setenv("TZ", "XST-5", 1); // five hours east of Greenwich
  ::tzset();
  auto const expiry = [&az](std::string const& text) {
    az.tool.prints(k_get, core::write_json({{"accessToken", test::token_with(Az::person_claims())},
                                            {"expiresOn", text}}));
    return az.credential()->token(Az::request()).expires_on;
  };
  CHECK(expiry("2026-11-22 15:22:00.000000") == test::FakeClock::k_start + 7min);
  CHECK(expiry("2026-11-22 16:15:00.123456") == test::FakeClock::k_start + 10min);
  auto const error = test::error_of([&] { expiry("soon"); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains("until when its token is good"));
  zone.empty() ? ::unsetenv("TZ") : ::setenv("TZ", zone.c_str(), 1);
  ::tzset();
}

TEST_CASE("az's cloud has to be ours") {
  Az az;
  auto const [ours, theirs] = GENERATE(table<std::string, std::string>(
      {{"public", "AzureCloud"}, {"usgov", "AzureUSGovernment"}, {"china", "AzureChinaCloud"}}));
  az.means.cloud.name = ours;
  az.is_signed_in("user", k_name, theirs);
  CHECK_NOTHROW(az.credential());
  az.is_signed_in("user", k_name, "AzureStack");
  auto const error = test::error_of([&] { az.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message ==
        "the Azure CLI is set to the cloud AzureStack, not to " + theirs + " (" + ours + ")");
  CHECK_THAT(error.hint, Contains("az cloud set --name " + theirs));
  az.means.cloud.name = "own";
  CHECK_NOTHROW(az.credential());
}

TEST_CASE("an account that was named has to be az's") {
  Az az;
  az.settings.account = "Engineer@Partner.example";
  CHECK_NOTHROW(az.credential());
  az.settings.account = "other@partner.example";
  auto const error = test::error_of([&] { az.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains(k_name) && Contains("not as other@partner.example"));
}

TEST_CASE("nothing is run for a tenant or scope with characters of its own") {
  Az az;
  auto const credential = az.credential();
  for (std::string const scope :
       {"", "https://a.example/.default;id", "a b", "$(id)", "-h", "a\nb", "a&b", "a'b"}) {
    INFO(scope);
    auto request = Az::request();
    request.scope = scope;
    CHECK(test::error_of([&] { credential->token(request); }).kind == ErrorKind::usage);
  }
  CHECK(test::error_of([&] { credential->token(Az::request("home")); }).kind ==
        ErrorKind::internal);
  CHECK(az.tool.runs().size() == 1);
}

TEST_CASE("az's answer has to be what it documents") {
  Az az;
  auto const [out, why] = GENERATE(table<std::string, std::string>({
      {"", "printed nothing"},
      {"eyJhbGci", "printed no JSON object"},
      {"[]", "printed no JSON object"},
      {"{}", "printed no 'accessToken'"},
      {R"({"accessToken":"a\r\nX-Evil: 1"})", "no JSON Web Token"},
      {R"({"accessToken":"eyJh.eyJh\nX-Evil: 1.c2ln"})", "no JSON Web Token"},
      {R"({"accessToken":"eyJh.eyJh"})", "no JSON Web Token"},
  }));
  az.tool.prints(k_get, out);
  auto const error = test::error_of([&] { az.credential()->token(Az::request()); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains(why));
  CHECK_THAT(error.message, !Contains("eyJh"));
}

TEST_CASE("az is not run for claims, which it takes at a sign-in only") {
  Az az;
  auto const credential = az.credential();
  auto request = Az::request();
  request.claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
  auto const error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains("asks for a stronger") && Contains(test::k_other_tenant));
  CHECK(error.hint == k_login + " --claims-challenge " + core::base64(request.claims));
  CHECK(error.cause == "stronger sign-in required");
  CHECK(az.tool.runs().size() == 1);
}

TEST_CASE("a token of somebody else than az was signed in as is refused") {
  Az az;
  auto const credential = az.credential();
  az.gives(test::application_claims(test::k_other_tenant));
  auto error = test::error_of([&] { credential->token(Az::request()); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains(k_name) && Contains(test::k_client));

  az.is_signed_in("servicePrincipal", test::k_client);
  auto const application = az.credential();
  CHECK_NOTHROW(application->token(Az::request()));
  auto claims = test::application_claims(test::k_other_tenant);
  claims["appid"] = test::k_object;
  az.gives(claims);
  CHECK(test::error_of([&] { application->token(Az::request()); }).kind == ErrorKind::auth);
  az.is_signed_in("servicePrincipal", "systemAssignedIdentity");
  CHECK_NOTHROW(az.credential()->token(Az::request()));
}
