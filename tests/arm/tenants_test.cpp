#include "arm/arm_setup.hpp"
#include "partnerctl/arm/tenants.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("every tenant of every page is listed with what ARM says of it") {
  test::ScriptedWire wire;
  wire.on("GET", "https://arm.test:8443/tenants?api-version=2022-12-01", 200, R"({"value":[
{"id":"/tenants/11111111-AAAA-4bbb-8ccc-000000000001","tenantId":"11111111-AAAA-4bbb-8ccc-000000000001",
 "countryCode":"DE","displayName":"Contoso","domains":["contoso.example"],"tenantCategory":"Home",
 "defaultDomain":"contoso.example","tenantType":"AAD"},
{"id":"/tenants/x","displayName":"no id"},
{"tenantId":"no GUID"},
"no object"],
"nextLink":"https://arm.test:8443/tenants?api-version=2022-12-01&$skiptoken=2"})")
      .on("GET", "$skiptoken=2", 200, R"({"value":[
{"tenantId":"22222222-aaaa-4bbb-8ccc-000000000002","displayName":null,"tenantCategory":"ManagedBy"}]})");

  auto const tenants = arm::list_tenants(wire.send(), test::test_context());
  REQUIRE(tenants.size() == 2);
  CHECK(tenants[0].id.text() == "11111111-aaaa-4bbb-8ccc-000000000001");
  CHECK(tenants[0].display_name == "Contoso");
  CHECK(tenants[0].default_domain == "contoso.example");
  CHECK(tenants[0].category == "Home");
  CHECK(tenants[1].id.text() == "22222222-aaaa-4bbb-8ccc-000000000002");
  CHECK(tenants[1].display_name.empty());
  CHECK(tenants[1].category == "ManagedBy");
  CHECK(wire.all_used());
}
