#include "auth/errors.hpp"
#include "auth/people.hpp"
#include "auth/person_account.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;

namespace {

struct Made : test::SigningIn {
  Made() : SigningIn("device-code") {}

  auth::PersonSignedIn from(std::string const& body) {
    return auth::person_signed_in(
        auth::parse_token_answer({.status = 200, .body = body}, clock.now()), options, means());
  }
};

} // namespace

TEST_CASE("without client_info the account is known by its object and tenant") {
  Made made;
  auto const account = made.from(test::person_answer(test::person_claims(test::k_other_tenant),
                                                     {{"client_info", "no base64!"}}))
                           .account;
  CHECK(account.id == std::string(test::k_object) + "." + test::k_other_tenant);
  CHECK(account.home_tenant == test::k_other_tenant);
  CHECK(account.method == "device-code");
}

TEST_CASE("no refresh token is an auth error that says what the application lacks") {
  for (core::Json const& value : {core::Json(nullptr), core::Json("")}) {
    Made made;
    auto const error = test::error_of([&] {
      made.from(test::person_answer(test::person_claims(), {{"refresh_token", value}}));
    });
    CHECK(error.kind == ErrorKind::auth);
    CHECK_THAT(error.hint, Contains("offline_access") && Contains(test::k_client));
  }
}

TEST_CASE("a token of another tenant than the one asked for is a protocol error") {
  Made made;
  made.options.tenant = core::TenantRef::parse(test::k_other_tenant);
  auto const error = test::error_of([&] { made.from(test::person_answer(test::person_claims())); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains(test::k_tenant) && Contains(test::k_other_tenant));
  made.options.tenant = core::TenantRef::parse("contoso.example");
  test::answer_domain(made.wire, "contoso.example", test::k_tenant);
  CHECK_NOTHROW(made.from(test::person_answer(test::person_claims())));
  test::answer_domain(made.wire, "contoso.example", test::k_other_tenant);
  CHECK(test::error_of([&] { made.from(test::person_answer(test::person_claims())); }).kind ==
        ErrorKind::protocol);
}

TEST_CASE("an application's token is no person's sign-in") {
  Made made;
  auto claims = test::person_claims();
  claims["idtyp"] = "app";
  auto const error = test::error_of([&] { made.from(test::person_answer(claims)); });
  CHECK(error.kind == ErrorKind::protocol);
}

TEST_CASE("home and no tenant are the person's own") {
  CHECK_FALSE(auth::tenant_of({}).has_value());
  CHECK_FALSE(auth::tenant_of({.tenant = core::TenantRef::parse("home")}).has_value());
  CHECK(auth::tenant_of({.tenant = core::TenantRef::parse("contoso.example")}).value().text() ==
        "contoso.example");
}

TEST_CASE("only https and loopback addresses are for people") {
  CHECK(auth::is_safe_address("https://microsoft.com/devicelogin"));
  CHECK(auth::is_safe_address("http://localhost:8080/x"));
  for (auto const* address : {"http://microsoft.com/devicelogin", "javascript:alert(1)", "",
                              "https://user@evil.example/", "file:///etc/passwd"}) {
    CHECK_FALSE(auth::is_safe_address(address));
  }
}
