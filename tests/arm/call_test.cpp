#include "arm/arm_setup.hpp"
#include "partnerctl/arm/call.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

TEST_CASE("a read of ARM goes to the cloud with its authority and may be resent") {
  auto context = test::test_context();
  context.timeout = std::chrono::seconds{7};
  context.deadline = core::SteadyPoint(std::chrono::hours{3});
  std::stop_source stop;
  context.stop = stop.get_token();
  auto const request = arm::request(context, "GET", "/tenants?api-version=1");

  CHECK(request.method == "GET");
  CHECK(request.url == "https://arm.test:8443/tenants?api-version=1");
  CHECK(request.headers.get("Accept") == "application/json");
  REQUIRE(request.authority);
  CHECK(request.authority->tenant.text() == test::k_tenant);
  CHECK(request.authority->scope == "https://arm.test/.default");
  CHECK(request.resend == http::Resend::safe);
  CHECK(request.body.empty());
  CHECK(request.timeout == std::chrono::seconds{7});
  CHECK(request.deadline == context.deadline);
  CHECK(request.stop == context.stop);
  CHECK_FALSE(request.may_defer);
}

TEST_CASE("a write of ARM is never resent") {
  auto const method = GENERATE("PUT", "PATCH", "DELETE", "POST");
  auto const request = arm::request(test::test_context(), method, "/x");
  CHECK(request.method == method);
  CHECK(request.resend == http::Resend::never);
}

TEST_CASE("every call of ARM has a client request ID of its own") {
  auto const first = arm::request(test::test_context(), "GET", "/x");
  auto const second = arm::request(test::test_context(), "GET", "/x");
  auto const id = first.headers.get("x-ms-client-request-id");
  REQUIRE(id);
  CHECK(core::Guid::parse(*id));
  CHECK(id != second.headers.get("x-ms-client-request-id"));
}

TEST_CASE("a call of ARM without a cloud is an internal error") {
  arm::Context const context{.tenant = core::TenantRef::parse(test::k_tenant)};
  CHECK_THROWS_AS(arm::request(context, "GET", "/x"), core::Error);
}

TEST_CASE("a call of ARM may be deferred where its context says so") {
  auto context = test::test_context();
  context.may_defer = true;
  auto const method = GENERATE("GET", "PUT");
  CHECK(arm::request(context, method, "/x").may_defer);
}
