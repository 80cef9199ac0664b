// "auto": which way is taken, and that none takes the place of one that was meant. az and the
// managed identity are asked on a machine that has neither.

#include "auth/chain.hpp"
#include "auth/errors.hpp"
#include "auth/some_accounts.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Variables = std::map<std::string, std::string, std::less<>>;

namespace {

struct Machine {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  test::TemporaryFolder folder{};
  std::unique_ptr<auth::Accounts> accounts{auth::accounts_in_memory("")};
  Variables variables{{"AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:9"}};

  // Each way's variables are added to what is there: everything later in the order is set too.
  Machine& with(Variables const& more) {
    variables.insert(more.begin(), more.end());
    return *this;
  }
  std::shared_ptr<auth::Credential const> signed_in(auth::SignInOptions const& options = {}) {
    return auth::sign_in(options, {.cloud = {.name = "lab",
                                             .authority = test::k_authority,
                                             .federation_audience = "api://AzureADTokenExchange"},
                                   .environment = core::Environment(variables),
                                   .send = wire.send(),
                                   .clock = &clock,
                                   .accounts = [this]() -> auth::Accounts& { return *accounts; }});
  }
  std::string method(auth::SignInOptions const& options = {}) {
    return signed_in(options)->identity().method;
  }
};

Variables const k_client{{"AZURE_CLIENT_ID", test::k_client}};
Variables const k_secret{{"AZURE_CLIENT_SECRET", "hidden"}};
Variables const k_github{{"ACTIONS_ID_TOKEN_REQUEST_URL", "https://localhost:1/token?a=1"},
                         {"ACTIONS_ID_TOKEN_REQUEST_TOKEN", "hidden"}};
Variables const k_azure_devops{{"SYSTEM_OIDCREQUESTURI", "https://localhost:1/oidc"},
                               {"SYSTEM_ACCESSTOKEN", "hidden"},
                               {"AZURESUBSCRIPTION_CLIENT_ID", test::k_client},
                               {"AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", test::k_tenant}};

} // namespace

TEST_CASE("auto takes the ways in the contract's order") {
  Machine machine;
  auto account = test::account_of();
  account.method = "browser";
  test::add(*machine.accounts, account);
  CHECK(machine.method() == "browser");
  CHECK(machine.with(k_azure_devops).method() == "azure-devops");
  CHECK(machine.with(k_client).with(k_github).method() == "github");
  auto const token = machine.folder.write("token", "eyJhbGciOiJub25lIn0.e30.c2ln");
  CHECK(machine.with({{"AZURE_FEDERATED_TOKEN_FILE", token}}).method() == "workload-identity");
  machine.with({{"AZURE_CLIENT_CERTIFICATE_PATH", machine.folder.path() + "/none.pem"}});
  CHECK_THAT(test::error_of([&] { machine.method(); }).message, Contains("none.pem"));
  CHECK(machine.with(k_secret).method() == "secret");
  CHECK(machine.wire.requests().empty());
}

TEST_CASE("an account that is named is a kept one, whatever else is configured") {
  Machine machine;
  machine.with(k_client).with(k_secret);
  auto account = test::account_of();
  account.method = "browser";
  test::add(*machine.accounts, account);
  CHECK(machine.method({.account = account.user_name}) == "browser");
  auto const error = test::error_of([&] { machine.method({.account = "nobody@partner.example"}); });
  CHECK_THAT(error.message + error.hint, Contains("nobody@partner.example"));
  // A profile's account chooses among the kept ones; it is not before the environment.
  CHECK(machine.method({.profile_account = account.user_name}) == "secret");
}

TEST_CASE("an application's client ID in the environment does not choose among people") {
  Machine machine;
  machine.with({{"AZURE_CLIENT_ID", "another-client"}});
  auto account = test::account_of();
  test::add(*machine.accounts, account);
  CHECK(machine.signed_in()->identity().name == account.user_name);
}

TEST_CASE("nothing configured says what was begun and what it lacks") {
  Machine machine;
  machine.with({{"AZURE_CLIENT_SECRET", "hidden"},
                {"GITHUB_ACTIONS", "true"},
                {"SYSTEM_OIDCREQUESTURI", "https://localhost:1/oidc"}});
  machine.wire.on("GET", "http://127.0.0.1:9/",
                  core::Error{.kind = core::ErrorKind::network, .message = "refused"});
  auto const error = test::error_of([&] { machine.signed_in(); });
  CHECK(error.kind == core::ErrorKind::auth);
  for (auto const* part :
       {"AZURE_CLIENT_SECRET is set, but AZURE_CLIENT_ID is not", "permissions: id-token: write",
        "SYSTEM_ACCESSTOKEN is not mapped", "partnerctl auth login"}) {
    CHECK_THAT(error.hint, Contains(part));
  }
  CHECK_THAT(error.hint, !Contains("hidden"));
}

TEST_CASE("a profile's client ID is people's: no secret of the environment goes with it") {
  Machine machine;
  machine.with(k_secret).with(k_github);
  auto account = test::account_of();
  account.method = "browser";
  test::add(*machine.accounts, account);
  CHECK(machine.method({.profile_client_id = test::k_client}) == "browser");
  CHECK(machine.method({.client_id = test::k_client}) == "secret");
  CHECK(machine.method({.method = "secret", .profile_client_id = test::k_client}) == "secret");
}
