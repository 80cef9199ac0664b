#include "partner_center/setup.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("a call to Partner Center asks for its own token and can be told from every other") {
  auto context = test::partner_context();
  context.timeout = std::chrono::seconds{7};
  context.deadline = core::SteadyPoint(std::chrono::hours{3});
  std::stop_source stop;
  context.stop = stop.get_token();
  auto const request = partner_center::request(context, "/v1/customers");
  CHECK(request.method == "GET");
  CHECK(request.url == "https://pc.test:8443/v1/customers");
  CHECK(request.headers.get("Accept") == "application/json");
  CHECK(request.headers.get("MS-Contract-Version") == "v1");
  REQUIRE(request.authority);
  CHECK(request.authority->tenant.text() == test::k_home);
  CHECK(request.authority->scope == "https://pc.test/.default");
  CHECK(request.resend == http::Resend::safe);
  CHECK(request.timeout == std::chrono::seconds{7});
  CHECK(request.deadline == context.deadline);
  CHECK(request.stop == context.stop);
  auto const other = partner_center::request(context, "/v1/customers");
  for (auto const* name : {"MS-RequestId", "MS-CorrelationId"}) {
    REQUIRE(core::Guid::parse(request.headers.get(name).value_or("")));
    CHECK(request.headers.get(name) != other.headers.get(name));
  }
}

TEST_CASE("a call to Partner Center without a cloud is an internal error") {
  CHECK_THROWS_AS(partner_center::request({.tenant = core::TenantRef::parse("home")}, "/v1/x"),
                  core::Error);
}
