#include "partnerctl/arm/scope.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using arm::ScopeLevel;

TEST_CASE("a scope is a level and has a name") {
  std::string const in_group = "/subscriptions/s1/resourceGroups/rg-web";
  auto const [scope, level, name] = GENERATE_COPY(table<std::string, ScopeLevel, std::string>(
      {{"/", ScopeLevel::root, "the whole tenant"},
       {"/providers/Microsoft.Management/managementGroups/Landing", ScopeLevel::management_group,
        "management group Landing"},
       {"/providers/microsoft.management/MANAGEMENTGROUPS/x/", ScopeLevel::management_group,
        "management group x"},
       {"/subscriptions/s1", ScopeLevel::subscription, "subscription s1"},
       {"/SUBSCRIPTIONS/s1/", ScopeLevel::subscription, "subscription s1"},
       {in_group, ScopeLevel::resource_group, "resource group rg-web"},
       {in_group + "/providers/Microsoft.Web/sites/shop", ScopeLevel::resource, "resource shop"},
       {"/subscriptions/s1/providers/Microsoft.X/y/z", ScopeLevel::resource, "resource z"},
       {"/subscriptions", ScopeLevel::other, "/subscriptions"},
       {"/subscriptions/s1/what/ever", ScopeLevel::other, "/subscriptions/s1/what/ever"},
       {"/providers/Microsoft.Management/managementGroups/x/y", ScopeLevel::other,
        "/providers/Microsoft.Management/managementGroups/x/y"},
       {"", ScopeLevel::other, ""}}));
  CAPTURE(scope);
  CHECK(arm::level_of(scope) == level);
  CHECK(arm::describe_scope(scope) == name);
}

TEST_CASE("the name of a scope cannot move a cursor") {
  CHECK(arm::describe_scope("/subscriptions/s1/resourceGroups/a\x1b[2J").find('\x1b') ==
        std::string::npos);
  CHECK(arm::describe_scope("other\x1b").find('\x1b') == std::string::npos);
}

TEST_CASE("a role is the GUID at the end of its definition, whatever stands before it") {
  std::string const owner = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
  for (auto const* before :
       {"/providers/Microsoft.Authorization/roleDefinitions/",
        "/subscriptions/s1/providers/Microsoft.Authorization/roleDefinitions/", ""}) {
    CHECK(arm::role_in(before + owner).text() == owner);
  }
  CHECK(arm::role_in("/providers/Microsoft.Authorization/roleDefinitions/Owner").is_nil());
  CHECK(arm::role_in("").is_nil());
}
