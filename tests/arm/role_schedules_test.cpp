#include "arm/arm_setup.hpp"
#include "partnerctl/arm/role_schedules.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/time.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

core::TimePoint at(std::string const& text) {
  return core::parse_rfc3339(text).value();
}

std::vector<arm::RoleSchedule> active(test::ScriptedWire& wire) {
  return arm::list_active_schedules(wire.send(), test::test_context(),
                                    test::guid(test::k_subscription));
}

// A list of one schedule of Owner with these further properties.
std::string one(std::string const& properties) {
  return R"({"value":[{"properties":{"scope":"/subscriptions/s","roleDefinitionId":)"
         R"("/x/8e3af657-a8ff-443c-a75c-2fe8c4bcb635")" +
         properties + "}}]}";
}

} // namespace

TEST_CASE("an activated role is read with its end and the assignment behind it") {
  test::ScriptedWire wire;
  wire.on("GET",
          "https://arm.test:8443/subscriptions/" + test::k_subscription +
              "/providers/Microsoft.Authorization/roleAssignmentScheduleInstances"
              "?api-version=2020-10-01&%24filter=asTarget%28%29",
          200, one(R"(,"principalId":"33333333-aaaa-4bbb-8ccc-000000000033","principalType":"User",
"assignmentType":"Activated","originRoleAssignmentId":"/a/1","status":"Provisioned",
"startDateTime":"2026-11-22T03:15:00.91Z","endDateTime":"2026-11-22T11:15:00Z",
"memberType":"Direct","expandedProperties":{"roleDefinition":{"displayName":"Owner",
"type":"BuiltInRole"}})"));
  auto const all = active(wire);
  REQUIRE(all.size() == 1);
  CHECK(all[0].scope == "/subscriptions/s");
  CHECK(all[0].role.text() == test::k_owner);
  CHECK(all[0].principal.text() == test::k_object);
  CHECK(all[0].activated);
  CHECK(all[0].assignment_id == "/a/1");
  CHECK(all[0].end == at("2026-11-22T11:15:00Z"));
  CHECK(all[0].role_name == "Owner");
  CHECK_FALSE(all[0].custom);
  CHECK(all[0].is_on(at("2026-11-22T10:15:00Z")));
  CHECK_FALSE(all[0].is_on(at("2026-11-22T03:15:00Z")));
  CHECK_FALSE(all[0].is_on(at("2026-11-22T11:15:00Z")));
}

TEST_CASE("what the caller may activate is another list") {
  test::ScriptedWire wire;
  wire.on("GET",
          "/roleEligibilityScheduleInstances?api-version=2020-10-01&%24filter=asTarget%28%29", 200,
          one(R"(,"expandedProperties":{"roleDefinition":{"type":"CustomRole"}})"));
  auto const all = arm::list_eligible_schedules(wire.send(), test::test_context(),
                                                test::guid(test::k_subscription));
  REQUIRE(all.size() == 1);
  CHECK(all[0].custom);
  CHECK_FALSE(all[0].activated);
}

TEST_CASE("a schedule without times, and one until never, is on for good") {
  auto const* const times =
      GENERATE("", R"(,"startDateTime":null,"endDateTime":null)", R"(,"endDateTime":"")",
               R"(,"startDateTime":"0001-01-01T00:00:00Z","endDateTime":"9999-12-31T23:59:59Z")");
  test::ScriptedWire wire;
  wire.on("GET", "", 200, one(times));
  auto const all = active(wire);
  CHECK_FALSE(all.at(0).start);
  CHECK_FALSE(all.at(0).end);
  CHECK(all.at(0).is_on(at("2026-11-22T10:15:00Z")));
}

TEST_CASE("an end that cannot be read is not taken for none") {
  test::ScriptedWire wire;
  wire.on("GET", "", 200, one(R"(,"endDateTime":"tomorrow")"));
  auto const tried = core::attempt([&] { return active(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::protocol);
  CHECK(tried.error->message.find("endDateTime") != std::string::npos);
}

TEST_CASE("a tenant without the licence for PIM has no schedules") {
  test::ScriptedWire wire;
  wire.on("GET", "", 400, R"({"error":{"code":"AadPremiumLicenseRequired","message":"P2"}})");
  CHECK(active(wire).empty());
}

TEST_CASE("a schedule that was revoked or came to nothing gives no role") {
  for (auto const* status :
       {"Revoked", "denied", "AdminDenied", "Canceled", "Failed", "TimedOut"}) {
    CAPTURE(status);
    test::ScriptedWire wire;
    wire.on("GET", "", 200, one(std::string(R"(,"status":")") + status + "\""));
    CHECK(active(wire).empty());
  }
  test::ScriptedWire wire;
  wire.on("GET", "", 200, one(R"(,"status":"Accepted")"));
  CHECK(active(wire).size() == 1);
}

TEST_CASE("any other refusal of PIM is an error") {
  test::ScriptedWire wire;
  wire.on("GET", "", 403, R"({"error":{"code":"AuthorizationFailed","message":"no"}})");
  auto const tried = core::attempt([&] { return active(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::forbidden);
}
