#include "arm/arm_setup.hpp"
#include "partnerctl/arm/subscriptions.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("every subscription of every page is listed with its offer and its tenants") {
  test::ScriptedWire wire;
  wire.on("GET", "https://arm.test:8443/subscriptions?api-version=2022-12-01", 200, R"({"value":[
{"id":"/subscriptions/22222222-AAAA-4bbb-8ccc-000000000022",
 "subscriptionId":"22222222-AAAA-4bbb-8ccc-000000000022",
 "tenantId":"11111111-aaaa-4bbb-8ccc-000000000001","displayName":"Production","state":"Enabled",
 "subscriptionPolicies":{"locationPlacementId":"Public_2014-09-01",
  "quotaId":"EnterpriseAgreement_2014-09-01","spendingLimit":"Off"},
 "authorizationSource":"RoleBased",
 "managedByTenants":[{"tenantId":"44444444-aaaa-4bbb-8ccc-000000000044"},{},"x"]}],
"nextLink":"https://arm.test:8443/subscriptions?api-version=2022-12-01&$skiptoken=2"})")
      .on("GET", "$skiptoken=2", 200,
          R"({"value":[{"subscriptionId":"55555555-aaaa-4bbb-8ccc-000000000055"}]})");

  auto const all = arm::list_subscriptions(wire.send(), test::test_context());
  REQUIRE(all.size() == 2);
  CHECK(all[0].id.text() == test::k_subscription);
  CHECK(all[0].name == "Production");
  CHECK(all[0].state == "Enabled");
  CHECK(all[0].tenant.text() == test::k_tenant);
  CHECK(all[0].quota_id == "EnterpriseAgreement_2014-09-01");
  CHECK(all[0].spending_limit == "Off");
  REQUIRE(all[0].managed_by.size() == 1);
  CHECK(all[0].managed_by[0].text() == "44444444-aaaa-4bbb-8ccc-000000000044");
  CHECK(all[1].tenant.is_nil());
  CHECK(all[1].quota_id.empty());
  CHECK(wire.all_used());
}

TEST_CASE("a list of subscriptions with one that cannot be named is no list") {
  test::ScriptedWire wire;
  wire.on("GET", "/subscriptions", 200, R"({"value":[{"displayName":"nameless"}]})");
  auto const tried =
      core::attempt([&] { return arm::list_subscriptions(wire.send(), test::test_context()); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
}

TEST_CASE("a next page of subscriptions at another host is refused and named") {
  test::ScriptedWire wire;
  wire.on("GET", "/subscriptions", 200, R"({"value":[],"nextLink":"https://evil.test/x"})");
  auto const tried =
      core::attempt([&] { return arm::list_subscriptions(wire.send(), test::test_context()); });
  REQUIRE(tried.error);
  CHECK(tried.error->message.find("https://evil.test") != std::string::npos);
  CHECK(wire.requests().size() == 1);
}
