#include "auth/errors.hpp"
#include "auth/some_accounts.hpp"
#include "partnerctl/auth/sign_in.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

auth::PersonSignedIn sign_in_at(std::string const& tenant, std::string const& token,
                                std::string const& name = test::k_person) {
  auth::PersonSignedIn made{.account = test::account_of(name, token)};
  made.account.signed_in += std::chrono::hours(1);
  made.account.refreshed += std::chrono::hours(1);
  made.token.identity.tenant = core::Guid::parse(tenant).value_or(core::Guid());
  return made;
}

} // namespace

TEST_CASE("a sign-in at home takes the old one's place and leaves the tenants' tokens") {
  for (auto const* tenant : {test::k_tenant, ""}) {
    auto const accounts = auth::accounts_in_memory("");
    auto before = test::account_of();
    before.tenant_tokens[test::k_other_tenant] = core::Secret("of the other");
    test::add(*accounts, test::account_of("bystander@partner.example", "untouched"));
    test::add(*accounts, before);
    auto signed_in = sign_in_at(tenant, "new");
    signed_in.account.user_name = "renamed@partner.example";
    signed_in.account.method = "device-code";
    auth::keep(signed_in, *accounts);
    auto const all = accounts->all();
    REQUIRE(all.size() == 2);
    CHECK(all.at(0).refresh_token.reveal() == "untouched");
    CHECK(all.at(1).refresh_token.reveal() == "new");
    CHECK(all.at(1).user_name == "renamed@partner.example");
    CHECK(all.at(1).method == "device-code");
    CHECK(all.at(1).signed_in == before.signed_in + std::chrono::hours(1));
    CHECK(all.at(1).refreshed == before.refreshed + std::chrono::hours(1));
    CHECK(all.at(1).tenant_tokens.at(test::k_other_tenant).reveal() == "of the other");
  }
}

TEST_CASE("a sign-in at a customer becomes that tenant's own token and touches no other") {
  auto const accounts = auth::accounts_in_memory("");
  test::add(*accounts, test::account_of());
  auth::keep(sign_in_at(test::k_other_tenant, "stronger"), *accounts);
  auto const all = accounts->all();
  REQUIRE(all.size() == 1);
  CHECK(all.at(0).refresh_token.reveal() == "r3fresh");
  CHECK(all.at(0).signed_in == test::FakeClock::k_start);
  CHECK(all.at(0).refreshed == test::FakeClock::k_start + std::chrono::hours(1));
  CHECK(all.at(0).tenant_tokens.at(test::k_other_tenant).reveal() == "stronger");
}

TEST_CASE("a first sign-in at a customer serves all tenants until there is one at home") {
  auto const accounts = auth::accounts_in_memory("");
  auth::keep(sign_in_at(test::k_other_tenant, "first"), *accounts);
  CHECK(accounts->all().at(0).refresh_token.reveal() == "first");
  CHECK(accounts->all().at(0).tenant_tokens.at(test::k_other_tenant).reveal() == "first");
  auth::keep(sign_in_at(test::k_tenant, "home"), *accounts);
  CHECK(accounts->all().at(0).refresh_token.reveal() == "home");
  CHECK(accounts->all().at(0).tenant_tokens.at(test::k_other_tenant).reveal() == "first");
}

TEST_CASE("another person, client or cloud is kept beside") {
  auto const accounts = auth::accounts_in_memory("");
  auth::keep(sign_in_at(test::k_tenant, "1"), *accounts);
  auth::keep(sign_in_at(test::k_tenant, "2", "second@partner.example"), *accounts);
  auto other_client = sign_in_at(test::k_tenant, "3");
  other_client.account.client_id = test::k_object;
  auth::keep(other_client, *accounts);
  auto other_cloud = sign_in_at(test::k_tenant, "4");
  other_cloud.account.authority = "https://login.other.example";
  auth::keep(other_cloud, *accounts);
  std::string tokens;
  for (auto const& account : accounts->all()) {
    tokens += account.refresh_token.reveal();
  }
  CHECK(tokens == "1234");
}

TEST_CASE("a sign-in without a refresh token is an error, since nothing could be kept") {
  auto const accounts = auth::accounts_in_memory("");
  auto const error = test::error_of([&] { auth::keep(sign_in_at(test::k_tenant, ""), *accounts); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(accounts->all().empty());
}
