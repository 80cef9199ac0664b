#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/sign_in.hpp"
#include "partnerctl/http/retry.hpp"
#include "partnerctl/http/url.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

struct Person {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  std::shared_ptr<auth::Credential const> credential =
      auth::person({.authority = test::k_authority,
                    .client_id = test::k_client,
                    .home_tenant = test::k_tenant,
                    .user_name = "engineer@partner.example",
                    .method = "sandbox",
                    .refresh_token = core::Secret("r3fresh")},
                   {.cloud = {.authority = test::k_authority},
                    .send = wire.send(),
                    .retry = http::retry({.jitter = [] { return 0.0; }}, clock),
                    .clock = &clock});

  auth::AccessToken token(std::string const& tenant) {
    return credential->token({.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope});
  }
  void answers(core::Json claims, std::string const& tenant) {
    claims["tid"] = tenant;
    claims["oid"] = test::k_object;
    wire.on("POST", "/" + tenant + "/oauth2/v2.0/token", 200,
            test::answer_with(test::token_with(claims)));
  }
};

} // namespace

TEST_CASE("one refresh token is redeemed at each tenant's own endpoint") {
  Person person;
  for (auto const* tenant : {test::k_tenant, test::k_other_tenant}) {
    person.answers({{"upn", "guest#EXT#@customer.example"}, {"appid", test::k_client}}, tenant);
    auto const token = person.token(tenant);
    CHECK(token.identity.tenant.text() == tenant);
    CHECK(token.identity.type == core::Identity::Type::user);
    CHECK(token.identity.name == "guest#EXT#@customer.example");
    CHECK(token.identity.method == "sandbox");
    CHECK(http::form_decode(person.wire.requests().back().body) ==
          http::Form{{"grant_type", "refresh_token"},
                     {"client_id", test::k_client},
                     {"refresh_token", "r3fresh"},
                     {"client_info", "1"},
                     {"scope", test::k_scope}});
  }
}

TEST_CASE("a person is known before the first token, and where a token is silent") {
  Person person;
  CHECK(person.credential->identity().type == core::Identity::Type::user);
  CHECK(person.credential->identity().name == "engineer@partner.example");
  CHECK(person.credential->identity().client_id == test::k_client);
  CHECK(person.credential->home().value().text() == test::k_tenant);
  person.answers({{"scp", "user_impersonation"}}, test::k_tenant);
  auto const identity = person.token(test::k_tenant).identity;
  CHECK(identity.name == "engineer@partner.example");
  CHECK(identity.client_id == test::k_client);
}

TEST_CASE("a tenant that asks for more says with which command to give it") {
  Person person;
  person.wire.on("POST", "", 400,
                 R"({"error":"invalid_grant","suberror":"basic_action","error_codes":[50076],)"
                 R"("error_description":"AADSTS50076: r3fresh needs MFA."})");
  auto const error = test::error_of([&] { person.token("contoso.example"); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(error.hint, Contains("partnerctl auth login --tenant contoso.example"));
  CHECK_THAT(error.message, !Contains("r3fresh"));
}
