#include "sandbox/person_asking.hpp"
#include "sandbox/refresh_tokens.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::json_of;
using test::PersonAsking;
using test::sts_code_of;

TEST_CASE("one sign-in at home reaches every tenant, by a token that changes with each use") {
  PersonAsking asking;
  std::string const first = asking.sign_in_by_browser("organizations")["refresh_token"];
  CHECK(first != sandbox::k_user_refresh_token);
  auto const answer = asking.refresh("contoso.example", first);
  REQUIRE(answer.status == 200);
  std::string const second = json_of(answer)["refresh_token"];
  CHECK(second != first);
  CHECK(asking.refresh("northwind.example", second).status == 200);
  CHECK(asking.refresh("northwind.example", first).status == 200);
  CHECK(json_of(asking.user_answer("contoso.example"))["refresh_token"] ==
        sandbox::k_user_refresh_token);
}

TEST_CASE("MFA counts at the tenant where it was done, and nowhere else") {
  PersonAsking asking;
  auto const at_home = asking.sign_in_by_browser("partner.example");
  // At home, partners are asked for it always.
  CHECK(test::payload_of(at_home["access_token"])["amr"] == core::Json::array({"pwd", "mfa"}));
  std::string const home = at_home["refresh_token"];
  auto const refused = asking.refresh("woodgrove.example", home);
  CHECK(sts_code_of(refused) == 50076);
  CHECK(json_of(refused)["suberror"] == "basic_action");

  auto const there = asking.sign_in_by_browser("woodgrove.example");
  CHECK(test::payload_of(there["access_token"])["amr"] == core::Json::array({"pwd", "mfa"}));
  auto const again = asking.refresh("woodgrove.example", there["refresh_token"]);
  REQUIRE(again.status == 200);
  // What was proved goes on with the next token, also by way of another tenant.
  auto const elsewhere = asking.refresh("contoso.example", json_of(again)["refresh_token"]);
  CHECK(test::payload_of(json_of(elsewhere)["access_token"])["amr"] == core::Json::array({"pwd"}));
  CHECK(asking.refresh("woodgrove.example", json_of(elsewhere)["refresh_token"]).status == 200);
  CHECK(sts_code_of(asking.refresh("woodgrove.example", home)) == 50076);
}

TEST_CASE("consent and membership are not bought by any refresh token") {
  PersonAsking asking;
  std::string const token = asking.sign_in_by_browser("partner.example")["refresh_token"];
  CHECK(sts_code_of(asking.refresh("proseware.example", token)) == 65001);
  CHECK(sts_code_of(asking.refresh("alpineskihouse.example", token)) == 50020);
}

TEST_CASE("a refresh token is its client's") {
  PersonAsking asking;
  std::string const token = asking.sign_in_by_browser("partner.example")["refresh_token"];
  auto const answer = asking.refresh("partner.example", token, "", sandbox::k_public_client_id);
  CHECK(answer.status == 400);
  CHECK(json_of(answer)["error"] == "invalid_grant");
  CHECK(json_of(answer)["suberror"] == "client_mismatch");
}

TEST_CASE("a refresh token lives 90 days from its last change") {
  PersonAsking asking;
  std::string const token = asking.sign_in_by_browser("partner.example")["refresh_token"];
  asking.clock.advance(std::chrono::hours{24 * 90});
  auto const answer = asking.refresh("partner.example", token);
  REQUIRE(answer.status == 200);
  asking.clock.advance(std::chrono::seconds{1});
  auto const expired = asking.refresh("partner.example", token);
  CHECK(sts_code_of(expired) == 700082);
  CHECK(json_of(expired)["suberror"] == "bad_token");
  CHECK(asking.refresh("partner.example", json_of(answer)["refresh_token"]).status == 200);
}

TEST_CASE("a refresh token that somebody changed is none") {
  PersonAsking asking;
  std::string token = asking.sign_in_by_browser("partner.example")["refresh_token"];
  for (auto const place : {std::size_t{5}, token.size() / 2, token.size() - 3}) {
    auto forged = token;
    forged[place] = forged[place] == 'A' ? 'B' : 'A';
    CHECK(sts_code_of(asking.refresh("partner.example", forged)) == 70000);
  }
  CHECK(sts_code_of(asking.refresh("partner.example", "1.")) == 70000);
}

TEST_CASE("a refresh token outlives the server with the key of the state directory, and no other") {
  sandbox::RefreshTokens const before("key");
  sandbox::RefreshTokens const after("key");
  sandbox::RefreshTokens const stranger("another");
  auto const now = test::FakeClock::k_start;
  auto const token = before.issue({.client_id = "c", .strong_at = "t", .step_up = true}, now);
  auto const redeemed = after.redeem(token, "C", now);
  REQUIRE(std::holds_alternative<sandbox::SignedIn>(redeemed));
  CHECK(std::get<sandbox::SignedIn>(redeemed).strong_at == "t");
  CHECK(std::get<sandbox::SignedIn>(redeemed).step_up);
  CHECK(std::holds_alternative<sandbox::StsError>(stranger.redeem(token, "c", now)));
}
