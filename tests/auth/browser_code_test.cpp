// How the code that a browser brought is redeemed, and what has to come of it.

#include "auth/by_browser.hpp"
#include "auth/errors.hpp"
#include "auth/pkce.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;
using test::BySystem;
using test::field;

TEST_CASE("the code is redeemed with the verifier of the challenge at the same tenant") {
  BySystem flow;
  flow.answer_by_form("c0de+/=");
  flow.grant();
  flow.sign_in();
  auto const query = test::query_of(flow.person.opened().at(0));
  auto const sent = flow.wire.requests().at(0);
  auto const form = flow.redeemed();
  CHECK(sent.url == "https://login.example/organizations/oauth2/v2.0/token");
  CHECK(form == http::Form{{"grant_type", "authorization_code"},
                           {"client_id", test::k_client},
                           {"code", "c0de+/="},
                           {"redirect_uri", field(query, "redirect_uri")},
                           {"code_verifier", field(form, "code_verifier")},
                           {"client_info", "1"},
                           {"scope", std::string(test::k_scope) + " openid profile "
                                                                  "offline_access"}});
  CHECK(auth::s256_challenge(field(form, "code_verifier")) == field(query, "code_challenge"));
  CHECK(sent.resend == http::Resend::never);
}

TEST_CASE("an ID token has to be of this sign-in") {
  BySystem flow;
  flow.answer_by_form("c0de");
  flow.grant("organizations", test::person_claims(), {{"id_token", test::id_token("replayed")}});
  auto const error = test::error_of([&] { flow.sign_in(); });
  CHECK(error.kind == ErrorKind::protocol);
  CHECK_THAT(error.message, Contains("nonce"));
}

TEST_CASE("the ID token of this sign-in names a person whom the access token does not") {
  BySystem flow;
  flow.answer_by_form("c0de");
  auto claims = test::person_claims();
  claims.erase("upn");
  auto means = flow.means();
  means.send = [&](http::Request const&) {
    auto const nonce = field(test::query_of(flow.person.opened().at(0)), "nonce");
    return http::Response{
        .status = 200, .body = test::person_answer(claims, {{"id_token", test::id_token(nonce)}})};
  };
  CHECK(auth::sign_in_with_browser(flow.options, means).account.user_name ==
        "id-name@partner.example");
}

TEST_CASE("a code that was redeemed already is an auth error and no second try") {
  auto const recorded = test::recorded_answer("54005_code_redeemed.json");
  if (!recorded) {
    return;
  }
  BySystem flow;
  flow.answer_by_form("c0de");
  flow.wire.on("POST", "/token", *recorded);
  auto const error = test::error_of([&] { flow.sign_in(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.code == "AADSTS54005");
  CHECK(error.hint == "sign in again: partnerctl auth login");
  CHECK(flow.wire.requests().size() == 1);
}

TEST_CASE("a code whose redemption got lost is not sent again") {
  for (auto const& lost : std::vector<test::ScriptedWire::Answer>{
           core::Error{.kind = ErrorKind::network, .message = "reset", .maybe_done = true},
           http::Response{.status = 503}}) {
    BySystem flow;
    flow.answer_by_form("c0de");
    flow.wire.on("POST", "/token", lost);
    test::error_of([&] { flow.sign_in(); });
    CHECK(flow.wire.requests().size() == 1);
  }
}
