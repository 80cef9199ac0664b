#include "arm/arm_setup.hpp"
#include "partnerctl/arm/role_definitions.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Texts = std::vector<std::string>;

namespace {

std::string const k_role = "77777777-aaaa-4bbb-8ccc-000000000077";

core::Attempt<std::optional<arm::RoleDefinition>> read(int status, std::string const& body) {
  test::ScriptedWire wire;
  wire.on("GET",
          "https://arm.test:8443/subscriptions/" + test::k_subscription +
              "/providers/Microsoft.Authorization/roleDefinitions/" + k_role +
              "?api-version=2022-04-01",
          status, body, {{"x-ms-request-id", "r-1"}});
  return core::attempt([&] {
    return arm::read_role_definition(wire.send(), test::test_context(),
                                     test::guid(test::k_subscription), test::guid(k_role));
  });
}

std::string body(std::string const& type, std::string const& permissions) {
  return R"({"name":"77777777-AAAA-4bbb-8ccc-000000000077","properties":{"roleName":"Operators",)"
         R"("type":")" +
         type + R"(","permissions":)" + permissions + "}}";
}

} // namespace

TEST_CASE("a role definition has its name, whose it is and all its permissions") {
  auto const role = read(
      200, body("CustomRole", R"([{"actions":["*/read","Microsoft.Support/*"],"notActions":["a/b"],
"dataActions":["c/d/read"],"notDataActions":[]},{"actions":["e/f"]},7])"));
  REQUIRE(role.value);
  REQUIRE(*role.value);
  auto const& definition = **role.value;
  CHECK(definition.id.text() == k_role);
  CHECK(definition.name == "Operators");
  CHECK(definition.custom);
  CHECK(definition.actions == Texts{"*/read", "Microsoft.Support/*", "e/f"});
  CHECK(definition.not_actions == Texts{"a/b"});
  CHECK(definition.data_actions == Texts{"c/d/read"});
  CHECK_FALSE(definition.reads_only());
}

TEST_CASE("a role is built in only where ARM says so") {
  CHECK_FALSE((*read(200, body("BuiltInRole", "[]")).value)->custom);
  CHECK((*read(200, body("", "[]")).value)->custom);
}

TEST_CASE("a role reads only when each of its actions is a reading") {
  arm::RoleDefinition role{.actions = {"*/read", "Microsoft.Web/sites/READ"}};
  CHECK(role.reads_only());
  role.data_actions = {"blobs/write"};
  CHECK_FALSE(role.reads_only());
  role = {.actions = {"*"}};
  CHECK_FALSE(role.reads_only());
  role = {.actions = {"Microsoft.Web/thread"}};
  CHECK_FALSE(role.reads_only());
}

TEST_CASE("a role that is gone is none, and any other refusal is an error") {
  auto const gone =
      read(404, R"({"error":{"code":"RoleDefinitionDoesNotExist","message":"gone"}})");
  REQUIRE(gone.value);
  CHECK_FALSE(*gone.value);
  CHECK(read(404, R"({"error":{"code":"SubscriptionNotFound"}})").error->kind ==
        core::ErrorKind::not_found);
  CHECK(read(403, "").error->kind == core::ErrorKind::forbidden);
}

TEST_CASE("another role than the one asked for, or none, is a protocol error") {
  auto const* const text =
      GENERATE("", "<html>", "{}", R"({"name":"77777777-aaaa-4bbb-8ccc-000000000077"})",
               R"({"name":"88888888-aaaa-4bbb-8ccc-000000000088","properties":{}})");
  auto const tried = read(200, text);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
  CHECK(tried.error->request_id == "r-1");
}
