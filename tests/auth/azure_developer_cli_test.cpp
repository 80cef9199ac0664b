#include "auth/answers.hpp"
#include "auth/azure_cli.hpp"
#include "auth/errors.hpp"
#include "auth/fake_tool.hpp"
#include "partnerctl/core/base64.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using core::ErrorKind;

namespace {

constexpr char const* k_own =
    "auth token --output json --no-prompt --scope https://management.example/.default";

// azd, signed in as a person.
struct Azd {
  test::FakeTool tool{"azd"};
  test::FakeClock clock{};
  auth::Settings settings{};
  auth::Means means{.cloud = {.name = "public",
                              .authority = test::k_authority,
                              .resource_manager_scope = test::k_scope},
                    .environment = core::Environment({{"PATH", tool.path()}}),
                    .clock = &clock};

  Azd() { gives("", claims(test::k_tenant, "engineer@partner.example")); }

  static core::Json claims(std::string const& tenant, std::string const& name) {
    return {{"tid", tenant}, {"oid", test::k_object}, {"appid", test::k_client}, {"upn", name}};
  }
  void gives(std::string const& more, core::Json const& of) {
    tool.prints(k_own + more, core::write_json({{"token", test::token_with(of)},
                                                {"expiresOn", "2026-11-22T11:15:00Z"}}));
  }
  std::shared_ptr<auth::Credential const> credential() const {
    return auth::azure_developer_cli(settings, means);
  }
  static auth::TokenRequest request() {
    return {.tenant = core::TenantRef::parse(test::k_other_tenant), .scope = test::k_scope};
  }
};

std::string const k_tenant_words = std::string(" --tenant-id ") + test::k_other_tenant;
std::string const k_login = "azd auth login" + k_tenant_words;

} // namespace

TEST_CASE("azd's tokens are fetched a tenant each, after one that says whose they are") {
  Azd azd;
  auto const credential = azd.credential();
  CHECK(credential->identity().name == "engineer@partner.example");
  CHECK(credential->identity().type == core::Identity::Type::user);
  CHECK(credential->identity().method == "azd");
  CHECK(credential->identity().object.is_nil());
  CHECK_FALSE(credential->home().has_value());
  azd.gives(k_tenant_words, Azd::claims(test::k_other_tenant, "guest@customer.example"));
  auto const token = credential->token(Azd::request());
  CHECK(token.identity.name == "guest@customer.example");
  CHECK(token.identity.tenant.text() == test::k_other_tenant);
  CHECK(token.identity.method == "azd");
  CHECK(token.expires_on == test::FakeClock::k_start + 1h);
  std::string const own =
      std::string("<auth><token><--output><json><--no-prompt><--scope><") + test::k_scope + ">";
  CHECK(azd.tool.runs() ==
        std::vector<std::string>{own, own + "<--tenant-id><" + test::k_other_tenant + ">"});
}

TEST_CASE("azd is handed the claims of a challenge") {
  Azd azd;
  auto const credential = azd.credential();
  auto request = Azd::request();
  request.claims = R"({"access_token":{"nbf":{"essential":true,"value":"1604106651"}}})";
  azd.gives(k_tenant_words + " --claims " + core::base64(request.claims),
            Azd::claims(test::k_other_tenant, "guest@customer.example"));
  CHECK_NOTHROW(credential->token(request));
}

TEST_CASE("azd's home is the tenant that is set") {
  Azd azd;
  azd.settings.home = core::TenantRef::parse(test::k_tenant);
  CHECK(azd.credential()->home()->text() == test::k_tenant);
}

TEST_CASE("without azd, or with one that is not signed in, it is said what to do") {
  Azd azd;
  azd.tool.fails(
      "auth token",
      R"({"type":"consoleMessage","data":{"message":"\nERROR: not logged in, run `azd auth login` to login\n"}})");
  auto error = test::error_of([&] { azd.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message == "the Azure Developer CLI is not signed in");
  CHECK_THAT(error.hint, StartsWith("azd auth login"));
  azd.means.environment = core::Environment({{"PATH", azd.tool.folder() + "/x"}});
  error = test::error_of([&] { azd.credential(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message == "the Azure Developer CLI (azd) is not on PATH");
}

TEST_CASE("what azd says is told on out of its wrapping") {
  Azd azd;
  auto const credential = azd.credential();
  azd.tool.fails(
      "auth token",
      R"({"type":"consoleMessage","timestamp":"2026","data":{"message":"\nERROR: fetching token: failed to authenticate:\n(invalid_grant) AADSTS50079: The user must enrol. Trace ID: 1\n"}})");
  auto error = test::error_of([&] { credential->token(Azd::request()); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.message == "AADSTS50079: The user must enrol");
  CHECK(error.code == "AADSTS50079");
  CHECK(error.cause == "MFA required");
  CHECK(error.hint == "sign in again: " + k_login);
  azd.tool.fails("auth token", "ERROR: reauthentication required, run `azd auth login`");
  error = test::error_of([&] { credential->token(Azd::request()); });
  CHECK(error.hint == "sign in again: " + k_login);
  azd.tool.fails("auth token", "panic");
  error = test::error_of([&] { credential->token(Azd::request()); });
  CHECK(error.message == std::string("the Azure Developer CLI gave no token for the tenant ") +
                             test::k_other_tenant + ": panic");
  CHECK_THAT(error.hint, Contains(k_login));
}

TEST_CASE("azd's answer has to be what it documents") {
  Azd azd;
  auto const credential = azd.credential();
  auto const [out, why] = GENERATE(table<std::string, std::string>({
      {"", "printed nothing"},
      {"{}", "until when"},
      {R"({"expiresOn":"2026-11-22T11:15:00Z"})", "printed no 'token'"},
      {R"({"expiresOn":"2026-11-22T11:15:00Z","token":"opaque"})", "no JSON Web Token"},
      {R"({"expiresOn":"soon","token":"eyJh.eyJh.eyJh"})", "until when"},
  }));
  azd.tool.prints("auth token", out);
  auto const error = test::error_of([&] { credential->token(Azd::request()); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains(why));
}

TEST_CASE("an azd that hangs is ended") {
  Azd azd;
  auto const credential = azd.credential();
  azd.tool.on("auth token", "exec sleep 100");
  auto request = Azd::request();
  request.timeout = 100ms;
  auto const error = test::error_of([&] { credential->token(request); });
  CHECK(error.kind == ErrorKind::network);
  CHECK_THAT(error.message, Contains("within 100 ms"));
}

TEST_CASE("azd's account has to be the one named, and stay the one it was") {
  Azd azd;
  azd.settings.account = "other@partner.example";
  CHECK(test::error_of([&] { azd.credential(); }).kind == ErrorKind::auth);
  azd.settings.account = "ENGINEER@partner.example";
  auto const credential = azd.credential();
  azd.gives("", test::application_claims(test::k_other_tenant));
  auto const error = test::error_of([&] { credential->token(Azd::request()); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains("engineer@partner.example"));
}
