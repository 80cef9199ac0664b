#include "sandbox/conditions.hpp"

#include <catch2/catch.hpp>

#include <set>

using namespace partnerctl::sandbox;

TEST_CASE("Partner Center's customers are the built-in ones and then those computed") {
  Directory const directory(10, 1000);
  auto const built_in = Directory(0).customers_count();
  REQUIRE(directory.customers_count() == built_in + 1000);
  std::set<std::string> ids;
  for (auto const& tenant : directory.customers(0, 5000)) {
    CHECK(ids.insert(tenant.id).second);
  }
  CHECK(ids.size() == built_in + 1000);
  CHECK(directory.customers(built_in + 999, 10).at(0).domain == "customer-01000.example");
  CHECK(directory.customers(built_in + 1000, 10).empty());
}

TEST_CASE("our own tenant, a Lighthouse customer and tenants of tests are no customers") {
  for (auto const& tenant : Directory(0).customers(0, 100)) {
    CHECK(tenant.domain != "partner.example");
    CHECK(tenant.domain != "adatum.example");
    CHECK(tenant.domain != "stepup.example");
  }
}

TEST_CASE("a customer of Partner Center is a tenant that nobody from here is in") {
  Directory const directory(1, 2);
  auto const tenant = directory.find("customer-00002.example");
  REQUIRE(tenant);
  CHECK(tenant->id == "5a4d0000-0000-4000-8002-000000000002");
  CHECK(tenant->user == SignIn::not_a_member);
  CHECK_FALSE(tenant->listed);
  CHECK(directory.find("5a4d0000-0000-4000-8002-000000000001"));
  CHECK_FALSE(directory.find("customer-00003.example"));
  CHECK_FALSE(directory.find("customer-2.example"));
  CHECK(directory.listed_count() == Directory(1).listed_count());
}
