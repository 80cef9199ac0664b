// What an application sends to prove who it is: its secret, or an assertion of its certificate.

#include "auth/sign_in_desk.hpp"
#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Desk = test::SignInDesk;
using test::issued;
using test::k_secret;
using test::k_secret_variables;
using test::value_of;

namespace {

core::Json part(std::string const& token, std::size_t index) {
  return core::parse_json(core::base64_decode(core::split(token, '.').at(index)).value()).value();
}

} // namespace

TEST_CASE("a client ID and a secret of the environment sign in by themselves") {
  Desk desk;
  auto const credential = desk.sign_in(k_secret_variables);
  CHECK(credential->identity().type == core::Identity::Type::application);
  CHECK(credential->identity().method == "secret");
  CHECK(credential->identity().client_id == test::k_client);
  CHECK(credential->identity().name == test::k_client);
  CHECK_FALSE(credential->home().has_value());
  CHECK(desk.sent_by(credential) == http::Form{{"grant_type", "client_credentials"},
                                               {"client_id", test::k_client},
                                               {"client_secret", k_secret},
                                               {"scope", test::k_scope}});
  CHECK(desk.last.identity.method == "secret");
  CHECK(desk.last.identity.tenant.text() == test::k_tenant);
  CHECK(desk.last.identity.object.text() == test::k_object);
  CHECK(desk.last.expires_on == test::FakeClock::k_start + std::chrono::hours{1});
}

TEST_CASE("a client ID and a certificate of the environment sign in by themselves") {
  Desk desk;
  auto const credential = desk.sign_in(desk.certificate_variables());
  CHECK(credential->identity().method == "certificate");
  auto const form = desk.sent_by(credential);
  CHECK(value_of(form, "grant_type") == "client_credentials");
  CHECK(value_of(form, "client_id") == test::k_client);
  CHECK(value_of(form, "scope") == test::k_scope);
  CHECK(value_of(form, "client_secret").empty());
  CHECK(value_of(form, "client_assertion_type") ==
        "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
  auto const assertion = value_of(form, "client_assertion");
  CHECK(test::is_signed_by(assertion, issued().certificate.get()));
  CHECK(part(assertion, 1).at("aud") == desk.wire.requests().at(0).url);
  CHECK(part(assertion, 1).at("iss") == test::k_client);
  CHECK_FALSE(part(assertion, 0).contains("x5c"));
}

TEST_CASE("the chain is sent only where the variable says 1 or true") {
  Desk desk;
  for (auto const& [value, sent] :
       {std::pair{"1", true}, std::pair{"true", true}, std::pair{"TRUE", true},
        std::pair{"0", false}, std::pair{"false", false}, std::pair{"yes", false}}) {
    auto variables = desk.certificate_variables();
    variables["AZURE_CLIENT_SEND_CERTIFICATE_CHAIN"] = value;
    auto const form = desk.sent_by(desk.sign_in(variables));
    CHECK(part(value_of(form, "client_assertion"), 0).contains("x5c") == sent);
  }
}

TEST_CASE("an assertion is made anew when the token call is tried again") {
  Desk desk;
  auto const credential = desk.sign_in(desk.certificate_variables());
  desk.wire.on("POST", "", 503, "").on("POST", "", 429, "", {{"Retry-After", "2"}});
  desk.sent_by(credential);
  REQUIRE(desk.wire.requests().size() == 3);
  std::vector<std::string> ids;
  for (auto const& request : desk.wire.requests()) {
    auto const assertion = value_of(http::form_decode(request.body), "client_assertion");
    CHECK(test::is_signed_by(assertion, issued().certificate.get()));
    ids.push_back(part(assertion, 1).at("jti").get<std::string>());
  }
  CHECK(ids[0] != ids[1]);
  CHECK(ids[1] != ids[2]);
  // The last one was made two seconds later.
  auto const last = value_of(http::form_decode(desk.wire.requests()[2].body), "client_assertion");
  CHECK(part(last, 1).at("nbf") == 1795342502);
}
