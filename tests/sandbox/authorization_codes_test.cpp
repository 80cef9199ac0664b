#include "sandbox/authorization_codes.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::json_of;
using test::PersonAsking;
using test::sts_code_of;
using test::with;

TEST_CASE("a code is redeemed once") {
  PersonAsking asking;
  auto const form = asking.redemption(asking.code("contoso.example", asking.authorization()));
  CHECK(asking.sign_in("contoso.example", form).status == 200);
  auto const again = asking.sign_in("contoso.example", form);
  CHECK(again.status == 400);
  CHECK(sts_code_of(again) == 54005);
  CHECK(json_of(again)["error"] == "invalid_grant");
}

TEST_CASE("a code is for the client, tenant, redirect URI and challenge it was made for") {
  PersonAsking asking;
  auto const form = asking.redemption(asking.code("contoso.example", asking.authorization()));
  auto const check = [&](std::string const& tenant, http::Form const& changed, int status,
                         int code) {
    auto const answer = asking.sign_in(tenant, changed);
    CAPTURE(answer.body);
    CHECK(answer.status == status);
    CHECK(sts_code_of(answer) == code);
  };
  std::string const tenant = "contoso.example";
  check("northwind.example", form, 400, 700005);
  check(tenant, with(form, "client_id", sandbox::k_public_client_id), 400, 70000);
  check(tenant, with(form, "client_id", "5a4d0000-0000-4000-8000-0000000000ff"), 400, 700016);
  check(tenant, with(form, "redirect_uri", "http://localhost:1"), 401, 500112);
  check(tenant, with(form, "code_verifier", std::string(test::k_verifier) + "x"), 400, 501481);
  check(tenant, with(form, "code_verifier", test::k_challenge), 400, 501481);
  check(tenant, with(form, "code_verifier", ""), 400, 900144);
  check(tenant, with(form, "code", "1.nonsense"), 400, 9002313);
  check(tenant, with(form, "client_secret", sandbox::k_client_secret), 401, 700025);
  // None of these has used it up.
  check(tenant, form, 200, 0);
}

TEST_CASE("a code is good for ten minutes") {
  PersonAsking asking;
  auto const form = asking.redemption(asking.code("contoso.example", asking.authorization()));
  asking.clock.advance(std::chrono::minutes{10});
  auto const answer = asking.sign_in("contoso.example", form);
  CHECK(answer.status == 400);
  CHECK(sts_code_of(answer) == 70008);
}

TEST_CASE("a refresh token is no code, and a code no refresh token") {
  PersonAsking asking;
  auto const token = asking.sign_in_by_browser("contoso.example")["refresh_token"];
  CHECK(sts_code_of(asking.sign_in("contoso.example", asking.redemption(token))) == 9002313);
  auto const code = asking.code("contoso.example", asking.authorization());
  CHECK(sts_code_of(asking.refresh("contoso.example", code)) == 70000);
}
