#include "partner_center/setup.hpp"
#include "partnerctl/partner_center/customers.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("every customer of every page is listed with its tenant, domain and name") {
  test::ScriptedWire wire;
  wire.on("GET", "https://pc.test:8443/v1/customers?size=100", 200, R"({"totalCount":3,"items":[
{"id":"22222222-AAAA-4bbb-8ccc-000000000002","companyProfile":{
  "tenantId":"22222222-AAAA-4bbb-8ccc-000000000002","domain":"contoso.example",
  "companyName":"Contoso"},"relationshipToPartner":"reseller"},
{"id":"33333333-aaaa-4bbb-8ccc-000000000003"},
{"id":"no GUID","companyProfile":{"tenantId":"00000000-0000-0000-0000-000000000000"}},
"text"],
"links":{"next":{"uri":"/customers?size=100&seekOperation=Next","method":"GET",
 "headers":[{"key":"MS-ContinuationToken","value":"AQAAAA=="}]}}})")
      .on("GET", "/v1/customers?size=100&seekOperation=Next", 200,
          R"({"items":[{"id":"44444444-aaaa-4bbb-8ccc-000000000004"}]})");
  auto const all = partner_center::list_customers(wire.send(), test::partner_context());
  REQUIRE(all.customers.size() == 3);
  CHECK(all.customers[0].tenant.text() == "22222222-aaaa-4bbb-8ccc-000000000002");
  CHECK(all.customers[0].domain == "contoso.example");
  CHECK(all.customers[0].company_name == "Contoso");
  CHECK(all.customers[0].relationship == "reseller");
  CHECK(all.customers[1].tenant.text() == "33333333-aaaa-4bbb-8ccc-000000000003");
  CHECK(all.customers[1].domain.empty());
  CHECK(all.customers[2].tenant.text() == "44444444-aaaa-4bbb-8ccc-000000000004");
  CHECK(all.without_tenant == 2);
  CHECK(wire.requests().at(1).headers.get("MS-ContinuationToken") == "AQAAAA==");
}

TEST_CASE("the size of a page is what was asked for") {
  test::ScriptedWire wire;
  wire.on("GET", "/v1/customers?size=500", 200, R"({"items":[]})");
  CHECK(
      partner_center::list_customers(wire.send(), test::partner_context(), 500).customers.empty());
}

TEST_CASE("customers refused are the service's error") {
  test::ScriptedWire wire;
  wire.on("GET", "/v1/customers", 403, R"({"code":"2000","description":"no"})");
  auto const tried = core::attempt(
      [&] { return partner_center::list_customers(wire.send(), test::partner_context()); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == core::ErrorKind::forbidden);
}
