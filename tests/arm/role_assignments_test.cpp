#include "arm/arm_setup.hpp"
#include "partnerctl/arm/role_assignments.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

std::vector<arm::RoleAssignment> list(test::ScriptedWire& wire) {
  return arm::list_role_assignments(wire.send(), test::test_context(),
                                    test::guid(test::k_subscription), test::guid(test::k_object));
}

} // namespace

TEST_CASE("the roles of one principal are asked for by assignedTo, with groups and all scopes") {
  test::ScriptedWire wire;
  wire.on("GET",
          "https://arm.test:8443/subscriptions/" + test::k_subscription +
              "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01"
              "&%24filter=assignedTo%28%27" +
              test::k_object + "%27%29",
          200, R"({"value":[
{"id":"/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/a1","name":"a1",
 "properties":{"roleDefinitionId":
   "/subscriptions/s/providers/Microsoft.Authorization/roleDefinitions/8E3AF657-a8ff-443c-a75c-2fe8c4bcb635",
  "principalId":"33333333-aaaa-4bbb-8ccc-000000000033","principalType":"User",
  "scope":"/subscriptions/s","condition":null}},
{"id":"a2","properties":{"roleDefinitionId":
   "/providers/Microsoft.Authorization/roleDefinitions/acdd72a7-3385-48ef-bd42-f606fba81ae7",
  "principalId":"66666666-aaaa-4bbb-8ccc-000000000066","principalType":"Group",
  "scope":"/providers/Microsoft.Management/managementGroups/root",
  "condition":"@Resource[x] StringEquals 'y'"}}],
"nextLink":"https://arm.test:8443/next"})")
      .on("GET", "/next", 200, R"({"value":[]})");

  auto const all = list(wire);
  REQUIRE(all.size() == 2);
  CHECK(all[0].id == "/subscriptions/s/providers/Microsoft.Authorization/roleAssignments/a1");
  CHECK(all[0].role.text() == test::k_owner);
  CHECK(all[0].scope == "/subscriptions/s");
  CHECK(all[0].principal.text() == test::k_object);
  CHECK_FALSE(all[0].is_of_group());
  CHECK_FALSE(all[0].conditional);
  CHECK(all[1].role.text() == "acdd72a7-3385-48ef-bd42-f606fba81ae7");
  CHECK(all[1].scope == "/providers/Microsoft.Management/managementGroups/root");
  CHECK(all[1].is_of_group());
  CHECK(all[1].conditional);
  CHECK(wire.all_used());
  for (auto const& request : wire.requests()) {
    REQUIRE(request.authority);
    CHECK(request.authority->tenant.text() == test::k_tenant);
  }
}

TEST_CASE("a role assignment without a scope or a role is not passed over") {
  auto const* const item =
      GENERATE(R"({"properties":{"scope":"/subscriptions/s"}})",
               R"({"properties":{"scope":"/subscriptions/s","roleDefinitionId":"Owner"}})",
               R"({"properties":{"roleDefinitionId":"8e3af657-a8ff-443c-a75c-2fe8c4bcb635"}})",
               R"({"id":"a"})", R"("text")");
  CAPTURE(item);
  test::ScriptedWire wire;
  wire.on("GET", "", 200, std::string(R"({"value":[)") + item + "]}");
  auto const tried = core::attempt([&] { return list(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
  CHECK(tried.error->message.find("role assignment") != std::string::npos);
}

TEST_CASE("a role of another person is no answer to what was asked") {
  auto const answer = [](std::string const& type, std::string const& id) {
    test::ScriptedWire wire;
    wire.on("GET", "", 200,
            R"({"value":[{"properties":{"scope":"/subscriptions/s","roleDefinitionId":)"
            R"("/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635","principalType":")" +
                type + R"(","principalId":")" + id + R"("}}]})");
    return core::attempt([&] { return list(wire); });
  };
  std::string const other = "99999999-aaaa-4bbb-8ccc-000000000099";
  REQUIRE(answer("User", other).error);
  CHECK(answer("User", other).error->kind == core::ErrorKind::protocol);
  CHECK(answer("ServicePrincipal", other).error);
  CHECK(answer("User", test::k_object).value);
  CHECK(answer("Group", other).value);
  CHECK(answer("ForeignGroup", other).value);
}

TEST_CASE("whoever may not read role assignments is told so") {
  test::ScriptedWire wire;
  wire.on("GET", "", 403, R"({"error":{"code":"AuthorizationFailed","message":"no"}})");
  auto const tried = core::attempt([&] { return list(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::forbidden);
}
