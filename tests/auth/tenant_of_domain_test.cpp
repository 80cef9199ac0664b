#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/tenant_of_domain.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

core::Guid asked(test::ScriptedWire& wire) {
  return auth::tenant_of_domain(
      {.tenant = core::TenantRef::parse("contoso.example"), .scope = test::k_scope},
      {.cloud = {.authority = test::k_authority}, .send = wire.send()});
}

} // namespace

TEST_CASE("the authority's metadata tells which tenant a domain is, without a token") {
  test::ScriptedWire wire;
  wire.on("GET", "https://login.example/contoso.example/v2.0/.well-known/openid-configuration", 200,
          R"({"token_endpoint":"https://login.example/00000000-0000-4000-8000-0000000000AA/)"
          R"(oauth2/v2.0/token"})");
  CHECK(asked(wire).text() == test::k_tenant);
  CHECK_FALSE(wire.requests().at(0).authority.has_value());
}

TEST_CASE("metadata that names another host, no tenant or nothing is not believed") {
  for (auto const* body :
       {R"({"token_endpoint":"https://login.example.evil/00000000-0000-4000-8000-0000000000aa/x"})",
        R"({"token_endpoint":"https://login.example/common/oauth2/v2.0/token"})", "{}", "<html>"}) {
    test::ScriptedWire wire;
    wire.on("GET", "", 200, body);
    CHECK(test::error_of([&] { asked(wire); }).kind == core::ErrorKind::protocol);
  }
}

TEST_CASE("a domain of no tenant is not found") {
  test::ScriptedWire wire;
  wire.on("GET", "", 400,
          R"({"error":"invalid_tenant","error_codes":[90002],)"
          R"("error_description":"AADSTS90002: Tenant 'contoso.example' not found."})");
  auto const error = test::error_of([&] { asked(wire); });
  CHECK(error.kind == core::ErrorKind::not_found);
  CHECK_THAT(error.message, Contains("contoso.example"));
}

TEST_CASE("a token of another tenant than the domain's is refused, and one of its own is not") {
  auto const check = [](std::string const& tenant) {
    test::ScriptedWire wire;
    wire.on("GET", "/contoso.example/", 200,
            std::string(R"({"token_endpoint":")") + test::k_authority + "/" + test::k_tenant +
                R"(/oauth2/v2.0/token"})");
    auth::require_tenant(
        {.tenant = *core::Guid::parse(tenant)},
        {.tenant = core::TenantRef::parse("contoso.example"), .scope = test::k_scope},
        {.cloud = {.authority = test::k_authority}, .send = wire.send()});
  };
  CHECK_NOTHROW(check(test::k_tenant));
  auto const error = test::error_of([&] { check(test::k_other_tenant); });
  CHECK(error.kind == core::ErrorKind::protocol);
  CHECK_THAT(error.message, Contains(test::k_other_tenant) && Contains("contoso.example"));
}
