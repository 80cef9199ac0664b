#include "partnerctl/core/openid.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl::core;

namespace {

constexpr auto k_authority = "https://login.example";

} // namespace

TEST_CASE("the metadata of a tenant stands below its authority") {
  CHECK(openid_metadata_url(k_authority, TenantRef::parse("Contoso.example")) ==
        "https://login.example/contoso.example/v2.0/.well-known/openid-configuration");
}

TEST_CASE("the token endpoint of the metadata names the tenant") {
  auto const tenant = tenant_in_openid_metadata(
      R"({"issuer":"https://login.example/x/v2.0","token_endpoint":)"
      R"("https://login.example/00000000-0000-4000-8000-0000000000AA/oauth2/v2.0/token"})",
      k_authority);
  REQUIRE(tenant);
  CHECK(tenant->text() == "00000000-0000-4000-8000-0000000000aa");
}

TEST_CASE("metadata of another authority, of no tenant and of nothing name none") {
  auto const* const body = GENERATE(
      R"({"token_endpoint":"https://login.example.evil/00000000-0000-4000-8000-0000000000aa/x"})",
      R"({"token_endpoint":"https://login.other/00000000-0000-4000-8000-0000000000aa/x"})",
      R"({"token_endpoint":"https://login.example/common/oauth2/v2.0/token"})",
      R"({"token_endpoint":"https://login.example"})", R"({"token_endpoint":7})", "{}", "<html>");
  CAPTURE(body);
  CHECK_FALSE(tenant_in_openid_metadata(body, k_authority));
}
