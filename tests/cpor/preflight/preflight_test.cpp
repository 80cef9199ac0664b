#include "cpor/preflight_setup.hpp"
#include "partnerctl/core/attempt.hpp"
#include "partnerctl/cpor/preflight.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace partnerctl::test::preflighting;
using Catch::Matchers::Contains;
using test::ScriptedWire;

TEST_CASE("a claim that is as it should be passes each check, with its source") {
  ScriptedWire wire;
  auto const checks = checks_of(good(wire));
  CHECK(results(checks) == std::vector<std::string>{"tenant-of-domain passed", "partner-id passed",
                                                    "own-tenant passed", "subscription passed"});
  CHECK(wire.all_used());
  CHECK(checks[0].field == "customer.domain");
  CHECK(checks[0].source == "OpenID metadata of customer.example");
  CHECK(checks[1].field == "partnerId");
  CHECK_THAT(checks[1].says, Contains("'CONTOSO PARTNER LIMITED'") &&
                                 Contains("one of your own locations, and enrolled"));
  CHECK(checks[2].field == "customer.tenantId");
  CHECK_THAT(checks[2].says, Contains("not known by this"));
  CHECK(checks[3].field == "workloads[0].subscriptionId");
  CHECK(checks[3].request_id == "g-1");
  CHECK_THAT(checks[3].source, Contains("Microsoft Graph") && Contains(k_customer));
}

TEST_CASE("each service is asked with the token of the right tenant, and OpenID with none") {
  ScriptedWire wire;
  std::stop_source stop;
  auto means = means_of(good(wire));
  means.timeout = std::chrono::seconds{7};
  means.deadline = core::SteadyPoint(std::chrono::hours{3});
  means.stop = stop.get_token();
  preflight(business_claim(), means);
  auto const requests = wire.requests();
  CHECK_FALSE(requests[0].authority);
  CHECK(requests[1].authority->tenant.text() == k_home);
  CHECK(requests[1].authority->scope == "pc/.default");
  CHECK(requests[2].authority->tenant.text() == k_customer);
  CHECK(requests[2].authority->scope == "graph/.default");
  for (auto const& request : requests) {
    CHECK(request.timeout == std::chrono::seconds{7});
    CHECK(request.deadline == core::SteadyPoint(std::chrono::hours{3}));
    CHECK(request.stop == stop.get_token());
  }
}

TEST_CASE("whatever a service fails with, only its own check is skipped and says why") {
  ScriptedWire wire;
  wire.on("GET", "https://login.test",
          core::Error{.kind = core::ErrorKind::network, .message = "no way to login.test"})
      .on("GET", "https://pc.test", 500, "<html>")
      .on("GET", "https://graph.test", 403,
          R"({"error":{"code":"Authorization_RequestDenied","message":"No.",)"
          R"("innerError":{"request-id":"g-7"}}})");
  auto const checks = checks_of(wire);
  CHECK(results(checks) == std::vector<std::string>{"tenant-of-domain skipped",
                                                    "partner-id skipped", "own-tenant passed",
                                                    "subscription skipped"});
  CHECK(checks[0].says == "no way to login.test");
  CHECK_THAT(checks[1].says, Contains("Partner Center answered 500"));
  CHECK_THAT(checks[3].says, Contains("Microsoft Graph answered 403") && Contains("GDAP"));
  CHECK(checks[3].request_id == "g-7");
}

TEST_CASE("a stop passes through, whichever service is waited for") {
  auto const services = GENERATE(0, 1, 2);
  ScriptedWire wire;
  good(wire, services).on("GET", "", core::Error{.kind = core::ErrorKind::cancelled});
  auto const tried = core::attempt([&wire] { return checks_of(wire); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::cancelled);
}

TEST_CASE("who is not signed in is told why, and the domain is still looked up") {
  ScriptedWire wire;
  good(wire, 1);
  auto const checks =
      preflight(business_claim(), {.cloud = &cloud(),
                                   .anonymous = wire.send(),
                                   .why_not = "sign in first: partnerctl auth login"});
  CHECK(results(checks) == std::vector<std::string>{"tenant-of-domain passed", "partner-id skipped",
                                                    "own-tenant skipped", "subscription skipped"});
  for (std::size_t i = 1; i < checks.size(); ++i) {
    CHECK(checks[i].says == "sign in first: partnerctl auth login");
  }
  auto const nothing = preflight(business_claim(), {.cloud = &cloud()});
  CHECK(nothing.at(0).says == "nobody is signed in");
}

TEST_CASE("Microsoft Graph is asked once for all subscriptions, and each has its answer") {
  auto claim = business_claim();
  claim.workloads.push_back({.name = "Finance", .subscription_id = "no GUID"});
  claim.workloads.push_back(
      {.name = "Field Service", .subscription_id = "99999999-0000-4000-8000-000000000001"});
  ScriptedWire wire;
  auto const checks = checks_of(good(wire), claim);
  REQUIRE(checks.size() == 6);
  CHECK(checks[3].result == Passing::passed);
  CHECK(checks[4].result == Passing::skipped);
  CHECK(checks[5].result == Passing::failed);
  CHECK(checks[5].field == "workloads[2].subscriptionId");
  CHECK(wire.requests().size() == 3);
}

TEST_CASE("no subscription is looked up for a tenant or a cloud that cannot be asked") {
  auto claim = business_claim();
  claim.customer_tenant_id = "contoso";
  ScriptedWire wire;
  CHECK(checks_of(good(wire, 2), claim).at(3).result == Passing::skipped);
  core::Cloud bare = cloud();
  bare.graph.clear();
  bare.partner_center.clear();
  ScriptedWire other;
  auto means = means_of(good(other, 1));
  means.cloud = &bare;
  auto const checks = preflight(business_claim(), means);
  CHECK_THAT(checks.at(1).says, Contains("no Partner Center"));
  CHECK_THAT(checks.at(3).says, Contains("no Microsoft Graph"));
}

TEST_CASE("subscriptions are checked for Business Applications alone, by area or else by role") {
  auto const [area, role, count] = GENERATE(table<std::string, std::string, std::size_t>(
      {{"business-applications", "", 4},
       {"", "usage-recognition", 4},
       {"modern-work-and-security", "use-or-consume", 3},
       {"modern-work-and-security", "usage-recognition", 3},
       {"", "use-or-consume", 3},
       {"", "", 3},
       {"what", "is this", 3}}));
  CAPTURE(area, role);
  auto claim = business_claim();
  claim.solution_area = area;
  claim.partner_role = role;
  CHECK(preflight_skipped(claim, "").size() == count);
}

TEST_CASE("offline the same checks are skipped for that reason") {
  auto const checks = preflight_skipped(business_claim(), "--offline");
  CHECK(results(checks) == std::vector<std::string>{"tenant-of-domain skipped",
                                                    "partner-id skipped", "own-tenant skipped",
                                                    "subscription skipped"});
  for (auto const& check : checks) {
    CHECK(check.says == "--offline");
    CHECK(check.source.empty());
  }
  CHECK(preflight_skipped({}, "x").at(0).field == "customer.tenantId");
}

TEST_CASE("a pre-flight without a cloud is a fault of ours") {
  CHECK_THROWS_AS(preflight(business_claim(), {}), core::Error);
}
