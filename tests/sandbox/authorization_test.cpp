#include "sandbox/asking.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl;
using test::Asking;
using test::code_of;
using test::json_of;

namespace {

std::string const k_version = "?api-version=2022-12-01";

// The stand-in, asked about subscriptions as one identity in one tenant.
struct Subscriber : Asking {
  explicit Subscriber(std::string const& tenant, bool application = false) {
    token = application ? this->application(tenant) : user(tenant);
    if (tenant == "revoked.example") {
      token = token_of(sign_in(
          tenant, {{"grant_type", "refresh_token"},
                   {"client_id", sandbox::k_client_id},
                   {"refresh_token", sandbox::k_user_refresh_token},
                   {"scope", scope},
                   {"claims", R"({"access_token":{"nbf":{"essential":true,"value":"1"}}})"}}));
    }
    object = sandbox::object_id(service_tenant(tenant),
                                application ? sandbox::Kind::application : sandbox::Kind::user);
  }
  static std::string service_tenant(std::string const& domain) {
    return sandbox::Directory(0).find(domain)->id;
  }
  core::Json subscriptions() { return json_of(call("GET", "/subscriptions" + k_version, token)); }
  std::string first() { return subscriptions()["value"][0]["subscriptionId"]; }
  http::Response ask(std::string const& what, std::string const& filter) {
    return call("GET",
                "/subscriptions/" + first() + "/providers/Microsoft.Authorization/" + what +
                    "?api-version=2022-04-01" +
                    (filter.empty() ? "" : "&$filter=" + http::percent_encode(filter)),
                token);
  }
  core::Json assigned() {
    return json_of(ask("roleAssignments", "assignedTo('" + object + "')"))["value"];
  }
  core::Json scheduled(std::string const& which) {
    return json_of(ask("role" + which + "ScheduleInstances", "asTarget()"))["value"];
  }
  std::string token;
  std::string object;
};

std::string role_of(core::Json const& entry) {
  std::string const id = entry["properties"]["roleDefinitionId"];
  return id.substr(id.rfind('/') + 1);
}

std::string const k_contributor = "b24988ac-6180-42a0-ab88-20f7382dd24c";
std::string const k_reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";

} // namespace

TEST_CASE("subscriptions come two a page, each named once, with their offer") {
  Subscriber asking("wideworld.example");
  std::set<std::string> ids;
  std::vector<std::size_t> pages;
  std::string target = "/subscriptions" + k_version;
  while (!target.empty()) {
    auto const body = json_of(asking.call("GET", target, asking.token));
    pages.push_back(body["value"].size());
    for (auto const& one : body["value"]) {
      CHECK(ids.insert(one["subscriptionId"]).second);
      CHECK(one["tenantId"] == Subscriber::service_tenant("wideworld.example"));
      CHECK(one["subscriptionPolicies"]["quotaId"] == "CSP_2015-05-01");
    }
    auto const next = core::string_at(body, "nextLink").value_or("");
    target = next.empty() ? "" : next.substr(std::string("https://localhost:8443").size());
  }
  CHECK(pages == std::vector<std::size_t>{2, 1});
}

TEST_CASE("at home a subscription is delegated by a customer, and its roles are listed nowhere") {
  Subscriber asking("partner.example");
  auto const all = asking.subscriptions()["value"];
  REQUIRE(all.size() == 2);
  CHECK(all[1]["tenantId"] == Subscriber::service_tenant("adatum.example"));
  CHECK(all[1]["managedByTenants"][0]["tenantId"] == sandbox::k_home_tenant);
  std::string const id = all[1]["subscriptionId"];
  auto const answer =
      asking.call("GET",
                  "/subscriptions/" + id + "/providers/Microsoft.Authorization/roleAssignments" +
                      k_version + "&$filter=assignedTo('" + asking.object + "')",
                  asking.token);
  CHECK(answer.status == 200);
  CHECK(json_of(answer)["value"].empty());
}

TEST_CASE("each condition of access is what it says") {
  struct Row {
    char const* tenant;
    char const* role;
    char const* scope; // a part of it
    char const* type;
  };
  auto const row = GENERATE(
      Row{"contoso.example", "b24988ac-6180-42a0-ab88-20f7382dd24c", "/subscriptions/", "User"},
      Row{"litware.example", "8e3af657-a8ff-443c-a75c-2fe8c4bcb635", "/subscriptions/", "User"},
      Row{"wideworld.example", "b24988ac-6180-42a0-ab88-20f7382dd24c",
          "/providers/Microsoft.Management/managementGroups/", "User"},
      Row{"treyresearch.example", "acdd72a7-3385-48ef-bd42-f606fba81ae7", "/subscriptions/",
          "User"},
      Row{"wingtip.example", "5a4d0000-0000-4000-9001-000000000001", "/subscriptions/", "User"});
  CAPTURE(row.tenant);
  Subscriber asking(row.tenant);
  asking.subscriptions(); // wingtip.example refuses its first call
  asking.clock.advance(std::chrono::seconds{1});
  auto const all = asking.assigned();
  REQUIRE(all.size() == 1);
  CHECK(role_of(all[0]) == row.role);
  std::string const scope = all[0]["properties"]["scope"];
  CHECK(scope.starts_with(row.scope));
  CHECK(all[0]["properties"]["principalType"] == row.type);
  CHECK(all[0]["properties"]["principalId"] == asking.object);
}

TEST_CASE("a role by a group is the group's, and an application's is its own kind") {
  Subscriber asking("northwind.example");
  auto const all = asking.assigned();
  REQUIRE(all.size() == 2);
  CHECK(role_of(all[0]) == k_reader);
  CHECK(all[1]["properties"]["principalType"] == "Group");
  CHECK(all[1]["properties"]["principalId"] != asking.object);
  Subscriber application("northwind.example", true);
  CHECK(application.assigned()[0]["properties"]["principalType"] == "ServicePrincipal");
}

TEST_CASE("an activation has an hour left, whenever it is asked for") {
  Subscriber asking("tailspin.example");
  for (int i = 0; i < 2; ++i) {
    auto const schedules = asking.scheduled("Assignment");
    REQUIRE(schedules.size() == 1);
    auto const& properties = schedules[0]["properties"];
    CHECK(properties["assignmentType"] == "Activated");
    CHECK(properties["endDateTime"] ==
          (i == 0 ? "2026-11-22T11:15:00.0000000Z" : "2026-11-22T11:25:00.0000000Z"));
    CHECK(properties["originRoleAssignmentId"] == asking.assigned()[0]["id"]);
    CHECK(properties["expandedProperties"]["roleDefinition"]["displayName"] == "Contributor");
    asking.clock.advance(std::chrono::minutes{10});
  }
  CHECK(asking.scheduled("Eligibility").empty());
}

TEST_CASE("what is over is still listed, what is only eligible is not") {
  Subscriber expired("stepup.example");
  CHECK(role_of(expired.assigned().at(0)) == k_contributor);
  CHECK(expired.scheduled("Assignment")[0]["properties"]["endDateTime"] ==
        "2026-11-22T09:15:00.0000000Z");
  // Signed in with MFA there, as woodgrove.example wants it of people.
  Subscriber application("woodgrove.example", true);
  CHECK(application.assigned().size() == 1);
  CHECK(application.scheduled("Eligibility").empty());
}

TEST_CASE("permanent roles are on PIM's list as well, without an end") {
  Subscriber asking("contoso.example");
  auto const schedules = asking.scheduled("Assignment");
  REQUIRE(schedules.size() == 1);
  CHECK(schedules[0]["properties"]["assignmentType"] == "Assigned");
  CHECK(schedules[0]["properties"]["endDateTime"].is_null());
}

TEST_CASE("role assignments of others are not told, and other filters refused") {
  Subscriber asking("contoso.example");
  CHECK(json_of(asking.ask("roleAssignments",
                           "assignedTo('00000000-0000-4000-8000-000000000009')"))["value"]
            .empty());
  for (auto const* filter : {"", "atScope()", "principalId eq 'x'"}) {
    CHECK(code_of(asking.ask("roleAssignments", filter)) == "UnsupportedQuery");
  }
  CHECK(code_of(asking.ask("roleAssignmentScheduleInstances", "atScope()")) == "UnsupportedQuery");
}

TEST_CASE("role assignments may be forbidden to read") {
  Subscriber asking("revoked.example");
  auto const answer = asking.ask("roleAssignments", "assignedTo('" + asking.object + "')");
  CHECK(answer.status == 403);
  CHECK(code_of(answer) == "AuthorizationFailed");
}

TEST_CASE("a tenant without access has no subscriptions, and nobody sees another tenant's") {
  Subscriber none("relecloud.example");
  CHECK(none.subscriptions()["value"].empty());
  Subscriber contoso("contoso.example");
  auto const path = "/subscriptions/" + contoso.first() +
                    "/providers/Microsoft.Authorization/roleAssignments" + k_version;
  CHECK(code_of(none.call("GET", path, none.user("litware.example"))) == "SubscriptionNotFound");
}

TEST_CASE("a role is defined by its ID, and an unknown one is not") {
  Subscriber asking("contoso.example");
  auto const reader = json_of(asking.ask("roleDefinitions/" + k_reader, ""));
  CHECK(reader["name"] == k_reader);
  CHECK(reader["properties"]["roleName"] == "Reader");
  CHECK(reader["properties"]["type"] == "BuiltInRole");
  CHECK(reader["properties"]["permissions"][0]["actions"][0] == "*/read");
  auto const custom =
      json_of(asking.ask("roleDefinitions/5a4d0000-0000-4000-9001-000000000001", ""));
  CHECK(custom["properties"]["type"] == "CustomRole");
  CHECK(code_of(asking.ask("roleDefinitions/00000000-0000-4000-8000-000000000009", "")) ==
        "RoleDefinitionDoesNotExist");
  CHECK(asking.ask("denyAssignments", "").status == 404);
}

TEST_CASE("access can only be read here") {
  Subscriber asking("contoso.example");
  CHECK(asking.call("POST", "/subscriptions" + k_version, asking.token).status == 405);
  CHECK(asking.call("GET", "/subscriptions" + k_version).status == 401);
}
