#include "cpor/preflight/preflight_checks.hpp"
#include "cpor/preflight_setup.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::cpor;
using namespace partnerctl::test::preflighting;
using Catch::Matchers::Contains;
using test::ScriptedWire;

TEST_CASE("a domain of another tenant fails, whether the claim names one or none") {
  auto claim = business_claim();
  claim.customer_tenant_id = GENERATE("33333333-aaaa-4bbb-8ccc-000000000003", "", "contoso");
  claim.workloads.clear();
  ScriptedWire wire;
  auto const check = checks_of(good(wire, 2), claim).at(0);
  CHECK(check.result == Passing::failed);
  CHECK_THAT(check.says, Contains("of the tenant " + k_customer));
}

TEST_CASE("a domain that nobody has fails, and what is no domain is not asked") {
  ScriptedWire wire;
  wire.on("GET", "https://login.test/customer.example", 400,
          R"({"error":"invalid_tenant","error_codes":[90002]})");
  auto claim = business_claim();
  claim.partner_id = "";
  claim.workloads.clear();
  auto const failed = checks_of(wire, claim).at(0);
  CHECK(failed.result == Passing::failed);
  CHECK_THAT(failed.says, Contains("no tenant has the domain customer.example"));
  for (auto const* text : {"no domain", "home", "common", "https://customer.example",
                           "22222222-aaaa-4bbb-8ccc-000000000002", "\x1b[2J"}) {
    CAPTURE(text);
    claim.customer_domain = text;
    ScriptedWire silent;
    auto const skipped = checks_of(silent, claim).at(0);
    CHECK(skipped.result == Passing::skipped);
    CHECK(skipped.says.find('\x1b') == std::string::npos);
    CHECK(silent.requests().empty());
  }
}

TEST_CASE("without a domain it is still found whether there is such a tenant") {
  auto claim = business_claim();
  claim.customer_domain = "  ";
  claim.partner_id = "";
  claim.workloads.clear();
  ScriptedWire wire;
  wire.on("GET", "https://login.test/" + k_customer, 200, metadata(k_customer));
  auto const passed = checks_of(wire, claim).at(0);
  CHECK(passed.result == Passing::passed);
  CHECK(passed.field == "customer.tenantId");
  CHECK_THAT(passed.says, Contains("was not compared"));
  ScriptedWire nobody;
  nobody.on("GET", "", 400, R"({"error":"invalid_tenant","error_codes":[90002]})");
  CHECK(checks_of(nobody, claim).at(0).result == Passing::failed);
  claim.customer_tenant_id = "00000000-0000-0000-0000-000000000000";
  ScriptedWire silent;
  CHECK(results(checks_of(silent, claim)) == std::vector<std::string>{"tenant-of-domain skipped",
                                                                      "partner-id skipped",
                                                                      "own-tenant skipped"});
}

TEST_CASE("a partner ID that is another's or nobody's fails") {
  auto claim = business_claim();
  claim.workloads.clear();
  ScriptedWire other;
  good(other, 1).on("GET", "mpnId=1234567", 200, profile("Fabrikam \\u001b[2J"));
  auto const check = checks_of(other, claim).at(1);
  CHECK(check.result == Passing::failed);
  CHECK_THAT(check.says, Contains("'Fabrikam") && Contains("names 'Contoso Partner Ltd'"));
  CHECK(check.says.find('\x1b') == std::string::npos);
  ScriptedWire nobody;
  good(nobody, 1).on("GET", "mpnId=1234567", 404, R"({"code":3000,"description":"none"})");
  CHECK(checks_of(nobody, claim).at(1).result == Passing::failed);
}

TEST_CASE("a partner ID passes where there is no name to compare on either side") {
  auto claim = business_claim();
  claim.workloads.clear();
  ScriptedWire nameless;
  good(nameless, 1).on("GET", "mpnId=1234567", 200, profile(""));
  CHECK(checks_of(nameless, claim).at(1).result == Passing::passed);
  claim.partner_name = " ";
  ScriptedWire unnamed;
  good(unnamed, 1).on("GET", "mpnId=1234567", 200, profile("Fabrikam"));
  CHECK_THAT(checks_of(unnamed, claim).at(1).says, Contains("'Fabrikam'"));
}

TEST_CASE("the partner's own tenant is no customer, in either case of letters") {
  auto claim = business_claim();
  claim.customer_tenant_id = "11111111-AAAA-4BBB-8CCC-000000000001";
  claim.workloads.clear();
  ScriptedWire wire;
  auto const check = checks_of(good(wire, 2), claim).at(2);
  CHECK(check.result == Passing::failed);
  CHECK_THAT(check.says, Contains("your own"));
}

TEST_CASE("a home that is not known keeps Partner Center from being asked") {
  auto claim = business_claim();
  claim.workloads.clear();
  for (auto const* home : {"", "home", "not a tenant"}) {
    ScriptedWire wire;
    auto means = means_of(good(wire, 1));
    means.home_tenant = home;
    auto const checks = preflight(claim, means);
    CHECK(checks.at(1).result == Passing::skipped);
    CHECK(checks.at(2).result == Passing::skipped);
  }
}

TEST_CASE("the day on which a subscription ends comes with its check") {
  ScriptedWire wire;
  auto body = subscriptions();
  body.insert(body.find("\"status\""), R"("nextLifecycleDateTime":"2027-01-27T00:00:00Z",)");
  good(wire, 2).on("GET", "https://graph.test/v1.0/directory/subscriptions", 200, body);
  auto const checks = checks_of(wire);
  CHECK(checks.at(3).ends == core::parse_date("2027-01-27"));
  CHECK_FALSE(checks.at(0).ends);
}
