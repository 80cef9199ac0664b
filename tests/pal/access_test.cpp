#include "partnerctl/core/attempt.hpp"
#include "partnerctl/pal/access.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

std::string const k_tenant = "11111111-aaaa-4bbb-8ccc-000000000001";
std::string const k_object = "22222222-aaaa-4bbb-8ccc-000000000002";
std::string const k_first = "99999999-aaaa-4bbb-8ccc-000000000001";
std::string const k_second = "99999999-aaaa-4bbb-8ccc-000000000002";
std::string const k_unlisted = "77777777-aaaa-4bbb-8ccc-000000000077";
std::string const k_none = R"({"value":[]})";
std::string const k_denied = R"({"error":{"code":"AuthorizationFailed","message":"no"}})";

std::string subscription(std::string const& id, std::string const& tenant = k_tenant) {
  return R"({"subscriptionId":")" + id + R"(","tenantId":")" + tenant + R"(","state":"Enabled"})";
}

std::string assignment(std::string const& role) {
  return R"({"value":[{"id":"/a","properties":{"scope":"/subscriptions/x","roleDefinitionId":"/r/)" +
         role + R"(","principalId":")" + k_object + R"("}}]})";
}

// A tenant whose ARM answers in the order of these calls.
struct Tenant {
  Tenant& list(std::string const& subscriptions) {
    wire.on("GET", "/subscriptions?", 200, R"({"value":[)" + subscriptions + "]}");
    return *this;
  }
  Tenant& roles(std::string const& id, int status, std::string const& body) {
    wire.on("GET", "/subscriptions/" + id + "/providers/Microsoft.Authorization/roleAssignments?",
            status, body);
    return *this;
  }
  Tenant& pim(std::string const& id, int status = 200, std::string const& body = k_none) {
    wire.on("GET", id + "/providers/Microsoft.Authorization/roleAssignmentScheduleInstances?",
            status, body);
    wire.on("GET", id + "/providers/Microsoft.Authorization/roleEligibilityScheduleInstances?",
            status, body);
    return *this;
  }
  pal::TenantAccess read(std::string const& object = k_object) {
    static core::Cloud const k_cloud{.resource_manager = "https://arm.test"};
    core::Identity caller{.tenant = *core::Guid::parse(k_tenant)};
    caller.object = core::Guid::parse(object).value_or(core::Guid());
    return pal::read_access(wire.send(),
                            {.cloud = &k_cloud, .tenant = core::TenantRef::parse(k_tenant)}, caller,
                            pal::EarningRoles::built_in());
  }
  test::ScriptedWire wire{};
};

std::string const k_contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";

} // namespace

TEST_CASE("access is read subscription by subscription, and roles of the table are not asked for") {
  Tenant tenant;
  tenant.list(subscription(k_first)).roles(k_first, 200, assignment(k_contributor)).pim(k_first);
  auto const access = tenant.read();
  CHECK(tenant.wire.all_used());
  REQUIRE(access.subscriptions.size() == 1);
  CHECK(access.subscriptions[0].assignments.size() == 1);
  CHECK_FALSE(access.subscriptions[0].delegated);
  CHECK(tenant.wire.requests().at(1).url.find(k_object) != std::string::npos);
  CHECK(pal::judge(access, pal::EarningRoles::built_in(), test::FakeClock::k_start).earns ==
        pal::Earns::yes);
}

TEST_CASE("a role that the table does not have is asked for once in a tenant") {
  Tenant tenant;
  tenant.list(subscription(k_first) + "," + subscription(k_second))
      .roles(k_first, 200, assignment(k_unlisted))
      .pim(k_first);
  tenant.wire.on(
      "GET", k_first + "/providers/Microsoft.Authorization/roleDefinitions/" + k_unlisted, 200,
      R"({"name":")" + k_unlisted + R"(","properties":{"roleName":"Ours","type":"CustomRole"}})");
  tenant.roles(k_second, 200, assignment(k_unlisted)).pim(k_second);
  auto const access = tenant.read();
  CHECK(tenant.wire.all_used());
  for (auto const& one : access.subscriptions) {
    REQUIRE(one.definitions.size() == 1);
    CHECK(one.definitions[0].name == "Ours");
  }
}

TEST_CASE("one subscription that cannot be read does not hide the others") {
  Tenant tenant;
  tenant.list(subscription(k_first) + "," + subscription(k_second))
      .roles(k_first, 403, k_denied)
      .pim(k_first, 403, k_denied)
      .roles(k_second, 200, assignment(k_contributor))
      .pim(k_second);
  auto const access = tenant.read();
  REQUIRE(access.subscriptions.size() == 2);
  REQUIRE(access.subscriptions[0].unreadable);
  CHECK(access.subscriptions[0].unreadable->kind == core::ErrorKind::forbidden);
  CHECK(access.subscriptions[0].schedules_unreadable);
  CHECK_FALSE(access.subscriptions[1].unreadable);
}

TEST_CASE("a role whose definition cannot be read stays a role") {
  Tenant tenant;
  tenant.list(subscription(k_first)).roles(k_first, 200, assignment(k_unlisted)).pim(k_first);
  tenant.wire.on("GET", "/roleDefinitions/", 403, k_denied);
  auto const access = tenant.read();
  CHECK(access.subscriptions.at(0).definitions.empty());
  CHECK(access.subscriptions[0].assignments.size() == 1);
  CHECK_FALSE(access.subscriptions[0].unreadable);
}

TEST_CASE("subscriptions that cannot be listed are an access that cannot be read") {
  Tenant tenant;
  tenant.wire.on("GET", "/subscriptions?", 403, k_denied);
  auto const access = tenant.read();
  REQUIRE(access.unreadable);
  CHECK(access.unreadable->code == "AuthorizationFailed");
}

TEST_CASE("a subscription of another tenant is delegated") {
  Tenant tenant;
  tenant.list(subscription(k_first, k_object)).roles(k_first, 200, k_none).pim(k_first);
  CHECK(tenant.read().subscriptions.at(0).delegated);
}

TEST_CASE("a stop and a deferral end the reading, wherever they come") {
  auto const error = GENERATE(
      core::Error{.kind = core::ErrorKind::cancelled},
      core::Error{.kind = core::ErrorKind::throttled, .retry_after = std::chrono::seconds{9}});
  Tenant tenant;
  tenant.list(subscription(k_first)).roles(k_first, 200, k_none);
  tenant.wire.on("GET", "roleAssignmentScheduleInstances", error);
  auto const tried = core::attempt([&tenant] { return tenant.read(); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == error.kind);
}

TEST_CASE("nothing is sent for an identity without an object ID") {
  Tenant tenant;
  CHECK_THROWS_AS(tenant.read(""), core::Error);
  CHECK(tenant.wire.requests().empty());
}
