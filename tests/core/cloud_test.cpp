#include "partnerctl/core/cloud.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl::core;

TEST_CASE("the built-in clouds are public, usgov and china") {
  for (auto const* name : {"public", "usgov", "china"}) {
    CHECK(built_in_cloud(name).value().name == name);
  }
  CHECK_FALSE(built_in_cloud("sandbox"));
  CHECK_FALSE(built_in_cloud("Public"));
  CHECK_FALSE(built_in_cloud(""));
}

TEST_CASE("every endpoint of a built-in cloud is an https origin without a slash at its end") {
  for (auto const* name : {"public", "usgov", "china"}) {
    auto const cloud = built_in_cloud(name).value();
    for (auto const& origin :
         {cloud.authority, cloud.resource_manager, cloud.partner_center, cloud.graph}) {
      CAPTURE(name, origin);
      CHECK(origin.find("https://") == 0);
      CHECK(origin.find('/', 8) == std::string::npos);
    }
    CHECK(cloud.resource_manager_scope == cloud.resource_manager + "/.default");
    CHECK(cloud.graph_scope == cloud.graph + "/.default");
    CHECK(cloud.ca_file.empty());
  }
}

TEST_CASE(
    "the sovereign clouds share no authority, resource manager or graph with the public one") {
  auto const open = built_in_cloud("public").value();
  for (auto const* name : {"usgov", "china"}) {
    CHECK(built_in_cloud(name)->authority != open.authority);
    CHECK(built_in_cloud(name)->resource_manager != open.resource_manager);
    CHECK(built_in_cloud(name)->graph != open.graph);
    CHECK(built_in_cloud(name)->federation_audience != open.federation_audience);
  }
}

TEST_CASE("no configuration may take the name of a built-in cloud or of the sandbox") {
  auto const& names = reserved_cloud_names();
  for (auto const* name : {"public", "usgov", "china", "sandbox"}) {
    CHECK(std::find(names.begin(), names.end(), name) != names.end());
  }
}
