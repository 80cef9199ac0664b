// An az that is missing, not signed in or refused, and what is told of it.

#include "auth/az.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using core::ErrorKind;
using test::Az;
using test::k_login;

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
