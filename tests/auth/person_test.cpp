#include "auth/kept_person.hpp"
#include "partnerctl/http/retry.hpp"

#include <catch2/catch.hpp>
#include <fmt/core.h>

#include <array>
#include <atomic>
#include <thread>

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
                     {"scope", std::string(test::k_scope) + " openid profile offline_access"}});
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

TEST_CASE("the newest refresh token is redeemed next, and kept") {
  test::Kept kept;
  auto const& person = kept.person();
  kept.wire.on("POST", "", 200, test::answer_for(test::k_tenant, "r1"))
      .on("POST", "", 200, test::answer_for(test::k_other_tenant, "r2"));
  person.token({.tenant = core::TenantRef::parse(test::k_tenant), .scope = test::k_scope});
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() == "r1");
  person.token({.tenant = core::TenantRef::parse(test::k_other_tenant), .scope = test::k_scope});
  CHECK(test::field(kept.wire.requests().at(1), "refresh_token") == "r1");
  kept.credential.reset();
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() == "r2");
}

TEST_CASE("a refresh token survives one tenant's refusal and a token that cannot be read") {
  test::Kept kept;
  auto const& person = kept.person();
  auto const request =
      auth::TokenRequest{.tenant = core::TenantRef::parse(test::k_tenant), .scope = test::k_scope};
  kept.refuses(R"({"error":"invalid_grant","error_codes":[50076]})");
  CHECK_THAT(test::error_of([&] { person.token(request); }).hint,
             Contains("partnerctl auth login --cloud c --tenant"));
  CHECK(kept.asked.empty());
  kept.wire.on("POST", "", 200,
               R"({"access_token":"opaque","expires_in":3600,"refresh_token":"r1"})");
  CHECK(test::error_of([&] { person.token(request); }).kind == core::ErrorKind::protocol);
  kept.wire.on("POST", "", 200, test::answer_for(test::k_tenant, "r2"));
  person.token(request);
  CHECK(test::field(kept.wire.requests().at(1), "refresh_token") == "r3fresh");
  CHECK(test::field(kept.wire.requests().at(2), "refresh_token") == "r1");
}

TEST_CASE("a domain that turned out to be a tenant with its own token gets that one") {
  test::Kept kept;
  auto account = test::account_of();
  account.tenant_tokens[test::k_other_tenant] = core::Secret("own");
  test::add(*kept.accounts, account);
  auto const& person = kept.person();
  for (int i = 0; i < 2; ++i) {
    kept.wire.on("POST", "/contoso.example/", 200, test::answer_for(test::k_other_tenant, ""));
    person.token({.tenant = core::TenantRef::parse("contoso.example"), .scope = test::k_scope});
  }
  CHECK(test::field(kept.wire.requests().at(0), "refresh_token") == "r3fresh");
  CHECK(test::field(kept.wire.requests().at(1), "refresh_token") == "own");
}

TEST_CASE("two hundred tenants by sixty-four threads come from one refresh token") {
  test::Kept kept;
  test::Service service;
  int writes = 0;
  kept.means.send = [&service](http::Request const& request) { return service.answer(request); };
  kept.means.accounts = [&kept, &writes]() -> auth::Accounts& {
    ++writes;
    return *kept.accounts;
  };
  auto const& person = kept.person();
  std::atomic<int> next = 0;
  std::atomic<int> right = 0;
  {
    std::array<std::jthread, 64> threads;
    for (auto& thread : threads) {
      thread = std::jthread([&] {
        for (int number = next++; number < 200; number = next++) {
          auto const tenant = fmt::format("00000000-0000-4000-8000-{:012}", number + 1);
          auto const token =
              person.token({.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope});
          right += token.identity.tenant.text() == tenant ? 1 : 0;
        }
      });
    }
  }
  CHECK(right == 200);
  CHECK(service.requests == 200);
  // The first rotation; the clock stands still.
  CHECK(writes == 1);
  kept.credential.reset();
  CHECK(writes == 2);
  CHECK(service.given.contains(kept.accounts->all().at(0).refresh_token.reveal()));
  CHECK(kept.accounts->all().at(0).refresh_token.reveal() != "r3fresh");
}

namespace {

constexpr char const* k_mfa = R"({"error":"invalid_grant","error_codes":[50076]})";

// A person with a sign-in of its own at k_other_tenant, which is asked for by a domain.
struct ByDomain {
  test::Kept kept{};
  auth::TokenRequest request{.tenant = core::TenantRef::parse("contoso.example"),
                             .scope = test::k_scope};
  ByDomain() {
    auto account = test::account_of();
    account.tenant_tokens[test::k_other_tenant] = core::Secret("own");
    test::add(*kept.accounts, account);
    kept.wire.on("POST", "/contoso.example/", 400, k_mfa);
  }
  void metadata_says(std::string const& tenant) {
    kept.wire.on("GET", "/contoso.example/v2.0/.well-known/openid-configuration", 200,
                 R"({"token_endpoint":"https://login.example/)" + tenant +
                     R"(/oauth2/v2.0/token"})");
  }
};

} // namespace

TEST_CASE("a tenant that refused the token for all gets its own, though named by a domain") {
  ByDomain by;
  by.metadata_says(test::k_other_tenant);
  by.kept.wire.on("POST", "/contoso.example/", 200,
                  test::answer_for(test::k_other_tenant, "own-2"));
  CHECK(by.kept.person().token(by.request).identity.tenant.text() == test::k_other_tenant);
  CHECK(test::field(by.kept.wire.requests().at(2), "refresh_token") == "own");
}

TEST_CASE("a domain of a tenant without a sign-in of its own keeps its refusal, asked about once") {
  ByDomain by;
  by.metadata_says(test::k_tenant);
  by.kept.wire.on("POST", "/contoso.example/", 400, k_mfa);
  auto const& person = by.kept.person();
  for (int i = 0; i < 2; ++i) {
    CHECK(test::error_of([&] { person.token(by.request); }).code == "AADSTS50076");
  }
  CHECK(by.kept.wire.all_used());
}
