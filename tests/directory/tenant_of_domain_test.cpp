#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/directory/tenant_of_domain.hpp"
#include "support/fixtures.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using Catch::Matchers::Contains;
using core::ErrorKind;

namespace {

core::Cloud const k_cloud{.authority = "https://login.example"};

std::optional<core::Guid> look_up(test::ScriptedWire& wire,
                                  std::string const& name = "contoso.example") {
  return directory::tenant_of_domain(wire.send(), {.cloud = &k_cloud},
                                     core::TenantRef::parse(name));
}

core::Error failure_of(int status, std::string const& body) {
  test::ScriptedWire wire;
  wire.on("GET", "", status, body);
  auto const tried = core::attempt([&wire] { return look_up(wire); });
  REQUIRE(tried.error);
  return *tried.error;
}

std::string refusal(std::string const& error, int code, std::string const& description) {
  return core::write_json({{"error", error},
                           {"error_description", description},
                           {"error_codes", {code}},
                           {"correlation_id", "c-1"}});
}

} // namespace

TEST_CASE("a domain leads to its tenant by the metadata and without a token") {
  test::ScriptedWire wire;
  wire.on("GET", "https://login.example/contoso.example/v2.0/.well-known/openid-configuration", 200,
          R"({"token_endpoint":"https://login.example/00000000-0000-4000-8000-0000000000AA/)"
          R"(oauth2/v2.0/token"})");
  auto const tenant = look_up(wire);
  REQUIRE(tenant);
  CHECK(tenant->text() == "00000000-0000-4000-8000-0000000000aa");
  auto const request = wire.requests().at(0);
  CHECK_FALSE(request.authority);
  CHECK_FALSE(request.headers.get("Authorization"));
  CHECK(request.resend == http::Resend::safe);
}

TEST_CASE("a look-up keeps to the time and the stop of its context") {
  test::ScriptedWire wire;
  wire.on("GET", "", 400, refusal("invalid_tenant", 90002, "no"));
  std::stop_source stop;
  directory::tenant_of_domain(wire.send(),
                              {.cloud = &k_cloud,
                               .timeout = std::chrono::seconds{7},
                               .deadline = core::SteadyPoint(std::chrono::hours{3}),
                               .stop = stop.get_token()},
                              core::TenantRef::parse("contoso.example"));
  auto const request = wire.requests().at(0);
  CHECK(request.timeout == std::chrono::seconds{7});
  CHECK(request.deadline == core::SteadyPoint(std::chrono::hours{3}));
  CHECK(request.stop == stop.get_token());
}

TEST_CASE("a domain of no tenant is no error but no tenant") {
  auto const body =
      GENERATE(refusal("invalid_tenant", 90002, "AADSTS90002: Tenant 'x' not found."),
               refusal("invalid_request", 90002, "AADSTS90002: Tenant 'x' not found."),
               refusal("invalid_request", 900023, "AADSTS900023: neither a DNS name nor an ID."));
  test::ScriptedWire wire;
  wire.on("GET", "", 400, body);
  CHECK(look_up(wire) == std::nullopt);
}

TEST_CASE("a tenant of another cloud is not found here and the cloud is named as the remedy") {
  auto const error = failure_of(400, refusal("invalid_tenant", 90038, "AADSTS90038: redirected."));
  CHECK(error.kind == ErrorKind::not_found);
  CHECK(error.code == "AADSTS90038");
  CHECK_THAT(error.hint, Contains("--cloud"));
}

TEST_CASE("metadata of another authority is not believed") {
  CHECK(failure_of(200, R"({"token_endpoint":"https://login.example.evil/)"
                        R"(00000000-0000-4000-8000-0000000000aa/oauth2/v2.0/token"})")
            .kind == ErrorKind::protocol);
  CHECK(failure_of(200, "<html>").kind == ErrorKind::protocol);
}

TEST_CASE("a refusal is told with what the authority wrote, up to its trace") {
  auto const error = failure_of(
      400, refusal("invalid_request", 90061, "AADSTS90061: Not now.\r\nTrace ID: t\r\nX: y"));
  CHECK(error.kind == ErrorKind::service);
  CHECK(error.message == "https://login.example answered 400 when it was asked for the tenant of "
                         "contoso.example: AADSTS90061: Not now");
  CHECK(error.request_id == "c-1");
}

TEST_CASE("a busy, broken or displaced authority is each its own kind of error") {
  CHECK(failure_of(429, "").kind == ErrorKind::throttled);
  CHECK(failure_of(503, "<html>").kind == ErrorKind::service);
  CHECK(failure_of(302, "").kind == ErrorKind::protocol);
  CHECK(failure_of(400, R"({"error_codes":["x"]})").kind == ErrorKind::service);
}

TEST_CASE("nothing is sent for home or without a cloud") {
  test::ScriptedWire wire;
  CHECK_THROWS_AS(look_up(wire, "home"), core::Error);
  CHECK_THROWS_AS(directory::tenant_of_domain(wire.send(), {}, core::TenantRef::parse("a.example")),
                  core::Error);
  CHECK(wire.requests().empty());
}

TEST_CASE("the recorded answer for an unknown tenant is read as no tenant") {
  auto const text = test::recorded("sts/90002_tenant_not_found_openid_config.json");
  if (!text) {
    return;
  }
  auto const recording = core::parse_json(*text);
  REQUIRE(recording);
  test::ScriptedWire wire;
  wire.on("GET", "", static_cast<int>(*core::number_at(*recording, "http_status")),
          core::write_json(*core::member_at(*recording, "body")));
  CHECK(look_up(wire) == std::nullopt);
}
