#include "cpor/claim_bench.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using cpor::PartnerRole;
using Places = std::vector<std::string>;

namespace {

constexpr auto k_role = PartnerRole::use_or_consume;

Places of_mail(std::string const& domain, std::string const& address) {
  auto bench = perfect(k_role);
  bench.claim().customer_domain = domain;
  bench.claim().customer_contact.email = address;
  return places(bench.findings());
}

} // namespace

TEST_CASE("a tenant is the partner's own whatever its case") {
  auto bench = perfect(k_role);
  bench.claim().customer_tenant_id = "6F1E2D3C-4B5A-4978-8695-A4B3C2D1E0F1";
  CHECK(places(bench.findings()).empty());
  bench.own_tenants = {"6f1e2d3c-4b5a-4978-8695-a4b3c2d1e0f1"};
  CHECK(places(bench.findings()) == Places{"tenant-not-own at customer.tenantId"});
}

TEST_CASE("of a partner whose tenants are unknown, none is its own") {
  auto bench = perfect(k_role);
  bench.own_tenants = {};
  CHECK(places(bench.findings()).empty());
  bench.own_tenants = {""};
  bench.claim().customer_domain = "";
  CHECK(places(bench.findings()) == Places{"domain-given at customer.domain"});
}

TEST_CASE("blanks around a tenant ID are a fault, for they would be copied into the portal") {
  auto bench = perfect(k_role);
  bench.claim().customer_tenant_id += " ";
  CHECK(places(bench.findings()) == Places{"tenant-id-guid at customer.tenantId"});
}

TEST_CASE("mail of the customer's domain, below it and above it is the customer's") {
  CHECK(of_mail("contoso.example", "carla@CONTOSO.example").empty());
  CHECK(of_mail("contoso.example", "carla@mail.contoso.example").empty());
  CHECK(of_mail("eu.contoso.example", "carla@contoso.example").empty());
  CHECK(of_mail("contoso.example", "carla@notcontoso.example") ==
        Places{"email-of-customer at customer.contact.email"});
  CHECK(of_mail("contoso.example", "carla@contoso.example.evil.example") ==
        Places{"email-of-customer at customer.contact.email"});
}

TEST_CASE("of a tenant's initial domain, mail of the same name is the customer's") {
  CHECK(of_mail("contoso.onmicrosoft.com", "carla@contoso.de").empty());
  CHECK(of_mail("contoso.onmicrosoft.com", "carla@mail.contoso.co.uk").empty());
  CHECK(of_mail("Contoso.OnMicrosoft.com", "carla@contoso.de").empty());
  CHECK(of_mail("contoso.onmicrosoft.com", "carla@adatum.de") ==
        Places{"email-of-customer at customer.contact.email"});
  CHECK(of_mail("contoso.notonmicrosoft.com", "carla@contoso.de") ==
        Places{"email-of-customer at customer.contact.email"});
}

TEST_CASE("public mail of the customer is one finding") {
  CHECK(of_mail("contoso.example", "contoso@gmail.com") ==
        Places{"email-not-public at customer.contact.email"});
}

TEST_CASE("a disclosure is due in the US and Puerto Rico, and for the public sector only") {
  auto bench = perfect(k_role);
  bench.claim().customer_country = "US";
  CHECK(places(bench.findings()).empty());
  bench.claim().public_sector = true;
  CHECK(places(bench.findings()) == Places{"public-sector-disclosure at publicSectorDisclosure"});
  bench.claim().public_sector_disclosure = true;
  CHECK(places(bench.findings()).empty());
  bench.claim().public_sector_disclosure = false;
  bench.claim().customer_country = "FR";
  CHECK(places(bench.findings()).empty());
  bench.claim().customer_country = "U1";
  CHECK(places(bench.findings()) == Places{"customer-country at customer.country"});
}

TEST_CASE("a country is no matter where it decides nothing") {
  auto bench = perfect(k_role);
  bench.claim().customer_country = "";
  CHECK(places(bench.findings()).empty());
}

TEST_CASE("two names that are missing are not the same name") {
  auto bench = perfect(k_role);
  bench.claim().customer_name = "";
  bench.claim().partner_name = "";
  CHECK(places(bench.findings()) ==
        Places{"partner-name at partnerName", "customer-name at customer.name"});
}
