#include "sandbox/routes.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::sandbox;

TEST_CASE("a path leads to its service, with the tenant that it names") {
  CHECK(route_of("/contoso.example/oauth2/v2.0/token").door == Door::token);
  CHECK(route_of("/contoso.example/oauth2/v2.0/token").tenant == "contoso.example");
  CHECK(route_of("/common/oauth2/v2.0/authorize").tenant == "common");
  CHECK(route_of("/common/oauth2/v2.0/authorize").door == Door::authorize);
  CHECK(route_of("/common/oauth2/v2.0/devicecode").door == Door::device_code);
  CHECK(route_of("/x/v2.0/.well-known/openid-configuration").door == Door::metadata);
  CHECK(route_of("/devicelogin").door == Door::device_login);
  CHECK(route_of("/msi/token").door == Door::app_service);
  CHECK(route_of("/v1/customers").door == Door::partner_center);
  CHECK(route_of("/v1.0/directory/subscriptions").door == Door::graph);
}

TEST_CASE("whatever is no other service's path is ARM's") {
  for (auto const* path :
       {"/", "/tenants", "/a/b/oauth2/v2.0/token", "/oauth2/v2.0/token", "//oauth2/v2.0/token",
        "/devicelogin/", "/github/oidc/x", "/v1", "/v12/x", "/v1.0", "/v1x0/y"}) {
    CAPTURE(path);
    CHECK(route_of(path).door == Door::arm);
    CHECK(route_of(path).tenant.empty());
  }
}
