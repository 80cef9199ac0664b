#include "auth/answers.hpp"
#include "auth/azure_cli.hpp"
#include "auth/errors.hpp"
#include "auth/fake_tool.hpp"
#include "partnerctl/core/base64.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using core::ErrorKind;

namespace {

constexpr char const* k_name = "engineer@partner.example";
constexpr char const* k_get = "account get-access-token";

// az, signed in as a person.
struct Az {
  test::FakeTool tool{"az"};
  test::FakeClock clock{};
  auth::Settings settings{};
  auth::Means means{.cloud = {.name = "public", .authority = test::k_authority},
                    .environment = core::Environment({{"PATH", tool.path()},
                                                      {"HOME", "/home/engineer"},
                                                      {"AZURE_CONFIG_DIR", "/home/engineer/az"}}),
                    .clock = &clock};

  Az() { is_signed_in("user", k_name); }

  void is_signed_in(std::string const& type, std::string const& name,
                    std::string const& cloud = "AzureCloud") {
    tool.prints("account show", core::write_json({{"environmentName", cloud},
                                                  {"homeTenantId", test::k_other_tenant},
                                                  {"id", test::k_object},
                                                  {"tenantId", test::k_tenant},
                                                  {"user", {{"name", name}, {"type", type}}}}));
  }
  static core::Json person_claims() {
    return {{"tid", test::k_other_tenant},
            {"oid", test::k_object},
            {"appid", "04b07795-8ddb-461a-bbee-02f9e1bf7b46"},
            {"upn", "engineer_partner.example#EXT#@customer.example"},
            {"idtyp", "user"}};
  }
  void gives(core::Json const& claims) {
    core::Json answer{{"accessToken", test::token_with(claims)},
                      {"expiresOn", "2026-11-22 12:15:00.000000"},
                      {"expires_on", 1795346100},
                      {"tenant", test::k_other_tenant},
                      {"tokenType", "Bearer"}};
    tool.prints(k_get, core::write_json(answer, 2));
  }
  std::shared_ptr<auth::Credential const> credential() const {
    return auth::azure_cli(settings, means);
  }
  static auth::TokenRequest request(std::string const& tenant = test::k_other_tenant) {
    return {.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope};
  }
  core::Error refusal(std::string const& err) {
    tool.fails(k_get, err);
    return test::error_of([&] { credential()->token(request()); });
  }
};

std::string const k_login =
    std::string("az login --tenant ") + test::k_other_tenant + " --scope " + test::k_scope;

} // namespace

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

TEST_CASE("without az, it is said how to get it; the chain goes on") {
  Az az;
  az.means.environment = core::Environment({{"PATH", "/nowhere:.:" + az.tool.folder() + "/x"}});
  auto const error = test::error_of([&] { az.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message == "the Azure CLI (az) is not on PATH");
  CHECK_THAT(error.hint, Contains("install it") && Contains("--auth"));
  CHECK(auth::azure_cli_if_signed_in(az.settings, az.means) == nullptr);
  CHECK(az.tool.runs().empty());
}

TEST_CASE("an az that is not signed in is an error that says so; the chain goes on") {
  Az az;
  az.tool.fails("account show", "ERROR: Please run 'az login' to setup account.");
  auto const error = test::error_of([&] { az.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message == "the Azure CLI is not signed in");
  CHECK_THAT(error.hint, StartsWith("az login"));
  CHECK(auth::azure_cli_if_signed_in(az.settings, az.means) == nullptr);
}

TEST_CASE("an az that is signed in serves the chain; one that is broken stops it") {
  Az az;
  REQUIRE(auth::azure_cli_if_signed_in(az.settings, az.means) != nullptr);
  az.tool.fails("account show", "Traceback: no module named azure");
  auto error = test::error_of([&] { auth::azure_cli_if_signed_in(az.settings, az.means); });
  CHECK(error.message == "the Azure CLI gave no token: Traceback: no module named azure");
  az.tool.prints("account show", "[]");
  error = test::error_of([&] { auth::azure_cli_if_signed_in(az.settings, az.means); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains("printed no JSON object"));
  az.tool.prints("account show", R"({"user":{"type":"user"}})");
  error = test::error_of([&] { auth::azure_cli_if_signed_in(az.settings, az.means); });
  CHECK_THAT(error.message, Contains("does not say whom it is signed in as"));
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

TEST_CASE("what Entra told az is told on, with az's own command") {
  Az az;
  auto error = az.refusal(
      "WARNING: a warning\n"
      "ERROR: AADSTS50076: Due to a configuration change made by your administrator, you must use "
      "multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'. Trace ID: "
      "11111111-0000-4000-8000-000000000000 Correlation ID: 22222222-0000-4000-8000-000000000000 "
      "Timestamp: 2026-11-22 10:15:00Z\n"
      "Interactive authentication is needed. Please run:\naz login\n");
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message ==
        "AADSTS50076: Due to a configuration change made by your administrator, you must use "
        "multi-factor authentication to access '797f4846-ba00-4fd7-ba43-dac1f8f63013'");
  CHECK(error.code == "AADSTS50076");
  CHECK(error.cause == "MFA required");
  CHECK(error.request_id == "22222222-0000-4000-8000-000000000000");
  CHECK(error.hint == "sign in again: " + k_login);
  CHECK(error.status == 0);

  error =
      az.refusal("AADSTS50020: User account from identity provider does not exist.\r\nTrace ID: 1");
  CHECK(error.code == "AADSTS50020");
  CHECK(error.cause == "not a member");
  CHECK_THAT(error.hint,
             StartsWith("ask the customer to invite") && Contains("; then: " + k_login));

  error = az.refusal("ERROR: AADSTS65001: consent");
  CHECK_THAT(error.hint, Contains(std::string(test::k_authority) + "/" + test::k_other_tenant +
                                  "/adminconsent?client_id=04b07795-"));
  error = az.refusal("ERROR: AADSTS7777777: something new");
  CHECK(error.hint == "sign in again: " + k_login);
}

TEST_CASE("an az whose sign-in has ended names the command for that tenant") {
  Az az;
  auto const error =
      az.refusal("ERROR: User 'x' does not exist in MSAL token cache. Run `az login`.");
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains(test::k_other_tenant) && Contains("does not exist in MSAL"));
  CHECK(error.hint == "sign in again: " + k_login);
}

TEST_CASE("a service principal of az signs in again as one") {
  Az az;
  az.is_signed_in("servicePrincipal", test::k_client);
  auto const error =
      az.refusal("ERROR: AADSTS7000222: The provided client secret keys are expired.");
  CHECK_THAT(error.hint, Contains(std::string("az login --service-principal --username ") +
                                  test::k_client + " --tenant " + test::k_other_tenant));
}

TEST_CASE("a managed identity in az is pointed to the way of its own") {
  Az az;
  for (auto const* whose : {"managed identity", "Cloud Shell", "MSI"}) {
    auto const error =
        az.refusal("ERROR: Tenant shouldn't be specified for " + std::string(whose) + " account");
    CHECK(error.kind == ErrorKind::auth);
    CHECK_THAT(error.message, Contains("managed identity") && Contains(test::k_other_tenant));
    CHECK_THAT(error.hint, Contains("--auth managed-identity") && Contains(k_login));
  }
}

TEST_CASE("what az says of a failure is cut, harmless and without tokens") {
  Az az;
  auto const token = test::token_with(Az::person_claims());
  auto error = az.refusal("WARNING: first\nsome noise\nERROR: bad \x1b[31m thing " + token +
                          "\nERROR: second line\nERROR: third line");
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains("\xEF\xBF\xBD[31m thing *** second line"));
  CHECK_THAT(error.message, !Contains("third") && !Contains("noise") && !Contains("first"));
  error = az.refusal("ERROR: " + std::string(5000, 'x'));
  CHECK(error.message.size() < 600);
  error = az.refusal("");
  CHECK_THAT(error.message, Contains("ended with the code 1 and said nothing"));
  error = az.refusal("AADSTS50076: see " + token + std::string(5000, 'x'));
  CHECK(error.message.size() < 600);
  CHECK_THAT(error.message, !Contains(token.substr(0, 20)));
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

TEST_CASE("an az that hangs is ended, and the error says the limit") {
  Az az;
  az.tool.on(k_get, "exec sleep 100");
  auto const credential = az.credential();
  auto request = Az::request();
  request.timeout = 100ms;
  auto error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::network);
  CHECK(error.message == "the Azure CLI gave no answer within 100 ms");
  CHECK(error.exhausted);
  request.timeout = 60s;
  request.deadline = az.clock.steady() + 150ms;
  error = test::error_of([&] { credential->token(request); });
  CHECK(error.message == "the Azure CLI gave no answer within 150 ms");
  auto const runs = az.tool.runs().size();
  request.deadline = az.clock.steady();
  error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::network);
  CHECK_THAT(error.message, Contains("the time was up"));
  CHECK(az.tool.runs().size() == runs);
}

TEST_CASE("a stop ends az, and the wait for its turn") {
  Az az;
  az.tool.on(k_get, "exec sleep 100");
  auto const credential = az.credential();
  std::stop_source stop;
  std::atomic<int> cancelled = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] {
        auto request = Az::request();
        request.stop = stop.get_token();
        auto const result = core::attempt([&] { return credential->token(request); });
        cancelled += result.error && result.error->kind == ErrorKind::cancelled ? 1 : 0;
      });
    }
    for (int i = 0; i < 2000 && az.tool.runs().size() < 5; ++i) {
      std::this_thread::sleep_for(5ms);
    }
    stop.request_stop();
  }
  CHECK(cancelled == 8);
  CHECK(az.tool.runs().size() == 5); // one of them for the account
}

TEST_CASE("at most four az run at once") {
  Az az;
  auto const held = az.tool.folder() + "/held";
  std::filesystem::create_directory(held);
  az.tool.on(k_get, "touch " + held + "/$$; ls " + held + " | wc -l >> " + az.tool.folder() +
                        "/counts; sleep 0.05; rm " + held + "/$$; cat " + az.tool.folder() +
                        "/answer");
  std::ofstream(az.tool.folder() + "/answer") << core::write_json(
      {{"accessToken", test::token_with(Az::person_claims())}, {"expires_on", 1795346100}});
  auto const credential = az.credential();
  std::atomic<int> good = 0;
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 12; ++i) {
      threads.emplace_back([&] {
        good += core::attempt([&] { return credential->token(Az::request()); }).value ? 1 : 0;
      });
    }
  }
  CHECK(good == 12);
  std::ifstream counts(az.tool.folder() + "/counts");
  int most = 0;
  for (int count = 0; counts >> count;) {
    most = std::max(most, count);
  }
  CHECK(most <= 4);
  CHECK(most > 1);
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
