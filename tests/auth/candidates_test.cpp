// The chain asked one by one has to agree with the chain that signs in.

#include "auth/errors.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/auth/candidates.hpp"
#include "support/fake_clock.hpp"
#include "support/fixtures.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

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

  auth::Means means() {
    return {.cloud = {.name = "lab",
                      .authority = test::k_authority,
                      .federation_audience = "api://AzureADTokenExchange"},
            .environment = core::Environment(variables),
            .send = wire.send(),
            .clock = &clock,
            .accounts = [this]() -> auth::Accounts& { return *accounts; }};
  }
  // The method of the first of the chain that is configured, or empty; az and IMDS are not asked.
  std::string first(auth::SignInOptions const& options = {}) {
    for (auto const& each : auth::candidates(options, means())) {
      auto const made = each.asks_around ? nullptr : each.make();
      if (made) {
        return made->identity().method;
      }
    }
    return {};
  }
  auth::Candidate one(std::string const& method, auth::SignInOptions const& options = {}) {
    auto const all = auth::candidates(options, means());
    auto const found = std::find_if(all.begin(), all.end(),
                                    [&](auto const& each) { return each.method == method; });
    REQUIRE(found != all.end());
    return *found;
  }
};

} // namespace

TEST_CASE("the chain asked one by one takes the same way as the chain that signs in") {
  Machine machine;
  auto account = test::account_of();
  account.method = "browser";
  test::add(*machine.accounts, account);
  auto const token = machine.folder.write("token", "eyJhbGciOiJub25lIn0.e30.c2ln");
  std::vector<std::pair<std::string, Variables>> const steps{
      {"browser", {}},
      {"azure-devops",
       {{"SYSTEM_OIDCREQUESTURI", "https://localhost:1/oidc"},
        {"SYSTEM_ACCESSTOKEN", "hidden"},
        {"AZURESUBSCRIPTION_CLIENT_ID", test::k_client},
        {"AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", test::k_tenant}}},
      {"github",
       {{"AZURE_CLIENT_ID", test::k_client},
        {"ACTIONS_ID_TOKEN_REQUEST_URL", "https://localhost:1/token?a=1"},
        {"ACTIONS_ID_TOKEN_REQUEST_TOKEN", "hidden"}}},
      {"workload-identity", {{"AZURE_FEDERATED_TOKEN_FILE", token}}},
      {"secret", {{"AZURE_CLIENT_SECRET", "hidden"}}}};
  for (auto const& [method, more] : steps) {
    machine.variables.insert(more.begin(), more.end());
    INFO(method);
    CHECK(machine.first() == method);
    CHECK(auth::sign_in({}, machine.means())->identity().method == method);
  }
  CHECK(machine.first({.account = account.user_name}) == "browser");
  // A profile's client ID is people's.
  machine.variables.erase("AZURE_CLIENT_ID");
  machine.variables.erase("SYSTEM_OIDCREQUESTURI");
  CHECK(machine.first({.profile_client_id = test::k_client}) == "browser");
  CHECK(machine.wire.requests().empty());
}

TEST_CASE("the chain has its methods in the contract's order") {
  Machine machine;
  std::vector<std::string> names;
  for (auto const& each : auth::candidates({}, machine.means())) {
    names.push_back(each.method);
    CHECK_FALSE(each.is_named);
    CHECK_FALSE(each.needs.empty());
  }
  CHECK(names == auth::chain_methods());
}

TEST_CASE("what is begun and not configured says what it lacks") {
  Machine machine;
  machine.variables["AZURE_CLIENT_SECRET"] = "hidden";
  auto const secret = machine.one("secret");
  CHECK(secret.make() == nullptr);
  CHECK(secret.needs == "AZURE_CLIENT_SECRET is set, but AZURE_CLIENT_ID is not");
  CHECK_THAT(machine.one("certificate").needs, Contains("AZURE_CLIENT_CERTIFICATE_PATH"));
  CHECK(machine.one(auth::k_kept).needs == "partnerctl auth login");
}

TEST_CASE("what is configured and wrong throws when it is made, and not before") {
  Machine machine;
  machine.variables["AZURE_CLIENT_ID"] = test::k_client;
  machine.variables["AZURE_CLIENT_CERTIFICATE_PATH"] = machine.folder.path() + "/none.pem";
  auto const certificate = machine.one("certificate");
  CHECK_THAT(test::error_of([&] { certificate.make(); }).message, Contains("none.pem"));
}

TEST_CASE("a named method stands in its place, or at the end, and must be configured") {
  Machine machine;
  auto const github = machine.one("github", {.method = "github"});
  CHECK(github.is_named);
  CHECK(test::error_of([&] { github.make(); }).kind == core::ErrorKind::usage);
  auto const all = auth::candidates({.method = "device-code"}, machine.means());
  CHECK(all.size() == auth::chain_methods().size() + 1);
  CHECK(all.back().method == "device-code");
  CHECK(all.back().is_named);
  CHECK_THAT(test::error_of([&] { all.back().make(); }).hint, Contains("partnerctl auth login"));
  auto const unknown = machine.one("nosuch", {.method = "nosuch"});
  CHECK_THAT(test::error_of([&] { unknown.make(); }).message, Contains("no way to sign in"));
}

TEST_CASE("a named browser sign-in is the kept one, and asks nobody") {
  Machine machine;
  test::add(*machine.accounts, test::account_of());
  CHECK(machine.one("browser", {.method = "browser"}).make()->identity().name == test::k_person);
}
