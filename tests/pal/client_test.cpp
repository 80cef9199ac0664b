#include "pal/pal_setup.hpp"
#include "partnerctl/core/json.hpp"
#include "partnerctl/pal/client.hpp"
#include "support/fixtures.hpp"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace partnerctl;
using core::ErrorKind;
using test::link_body;
using test::partner;
using test::Service;

namespace {

core::Attempt<pal::Reading> read(Service& service) {
  return core::attempt([&] { return service.client().read(); });
}

using Written = core::Attempt<std::optional<pal::Link>>;

Written create(Service& service) {
  return core::attempt([&] { return service.client().create(partner("1234567")); });
}
Written update(Service& service) {
  return core::attempt([&] { return service.client().update(partner("1234567")); });
}
core::Attempt<std::string> removed(Service& service) {
  return core::attempt([&] { return service.client().remove(partner("1234567")); });
}

} // namespace

TEST_CASE("a reading asks without an ID and gives the link and who asked") {
  Service service;
  service.get_linked("1234567");
  auto const reading = service.client().read();
  REQUIRE(reading.link);
  CHECK(reading.link->partner_id == partner("1234567"));
  CHECK(reading.link->request_id == "r1");
  CHECK(reading.request_id == "r1");
  CHECK(reading.identity.name == "engineer@partner.test");
  auto const request = service.wire().requests().at(0);
  CHECK(request.url == "https://arm.test/providers/Microsoft.ManagementPartner/partners"
                       "?api-version=2018-02-01");
  CHECK(request.resend == http::Resend::safe);
}

TEST_CASE("only the documented not-found means not linked") {
  auto const body = GENERATE(as<std::string>{}, R"({"error":{"code":"NotFound","message":"x"}})",
                             R"({"error":{"code":"notfound"}})", R"({"code":"NotFound"})");
  Service service;
  service.get(404, body);
  auto const reading = service.client().read();
  CHECK_FALSE(reading.link);
  CHECK(reading.identity.object.text() == test::k_object);
  CHECK(reading.request_id == "r1");
}

TEST_CASE("a link in state Deleted means not linked") {
  Service service;
  service.get(200, link_body("1234567", test::k_tenant, test::k_object, "Deleted"));
  auto const reading = service.client().read();
  CHECK_FALSE(reading.link);
  CHECK(reading.identity.tenant.text() == test::k_tenant);
}

TEST_CASE("any other answer to a reading is an error and never not linked") {
  auto const [status, body, kind] = GENERATE(table<int, std::string, ErrorKind>({
      {404, "", ErrorKind::not_found},
      {404, "<html>NotFound</html>", ErrorKind::not_found},
      {404, R"({"error":{"code":"ResourceNotFound"}})", ErrorKind::not_found},
      {404, R"({"error":{"message":"NotFound"}})", ErrorKind::not_found},
      {404, R"({"error":"NotFound"})", ErrorKind::not_found},
      {404, R"({"error":{"code":"Other","innererror":{"code":"NotFound"}}})", ErrorKind::not_found},
      {400, R"({"error":{"code":"NotFound"}})", ErrorKind::service},
      {410, R"({"error":{"code":"NotFound"}})", ErrorKind::service},
      {401, R"({"error":{"code":"NotFound"}})", ErrorKind::auth},
      {403, R"({"error":{"code":"AuthorizationFailed"}})", ErrorKind::forbidden},
      {429, "", ErrorKind::throttled},
      {500, R"({"error":{"code":"NotFound"}})", ErrorKind::service},
      {302, "", ErrorKind::protocol},
      {204, "", ErrorKind::protocol},
      {202, "", ErrorKind::protocol},
      {100, "", ErrorKind::protocol},
  }));
  CAPTURE(status, body);
  Service service;
  service.get(status, body);
  auto const tried = read(service);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == kind);
  CHECK(tried.error->status == status);
  CHECK(tried.error->request_id == "r1");
  CHECK_FALSE(tried.error->maybe_done);
  CHECK_FALSE((status == 404 && tried.error->hint.empty()));
}

TEST_CASE("the refusal of delegated administration is never read as not linked") {
  Service service;
  service.get(404, R"({"error":{"code":"NotFound","message":"The user does not have an account in )"
                   R"(this tenant, work with the administrator to add the account."}})");
  auto const tried = read(service);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == ErrorKind::forbidden);
  CHECK(tried.error->hint.find("GDAP") != std::string::npos);
}

TEST_CASE("a successful reading that is not the documented shape is a protocol error") {
  auto const [body, says] = GENERATE(table<std::string, std::string>({
      {"", "no whole JSON"},
      {"null", "no whole JSON"},
      {R"({"properties":{"par)", "no whole JSON"},
      {"<html>", "a page instead of JSON (a proxy?)"},
      {"{}", "not a partner link"},
      {R"({"value":[]})", "not a partner link"},
      {R"({"properties":{"partnerId":"1"}})", "not a partner link"},
  }));
  CAPTURE(body);
  Service service;
  service.get(200, body);
  auto const tried = read(service);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == ErrorKind::protocol);
  CHECK(tried.error->request_id == "r1");
  CHECK(tried.error->message.find(says) != std::string::npos);
  CHECK(tried.error->hint.find("HTTPS_PROXY") != std::string::npos);
  CHECK_FALSE(tried.error->cause.empty());
}

TEST_CASE("a reading of another tenant or identity is a protocol error") {
  auto const [tenant, object, whose] = GENERATE(table<std::string, std::string, std::string>({
      {test::k_elsewhere, test::k_object, "another tenant"},
      {test::k_tenant, test::k_elsewhere, "another identity"},
      {test::k_elsewhere, test::k_elsewhere, "another tenant"},
  }));
  auto const state = GENERATE(as<std::string>{}, "Active", "Deleted");
  Service service;
  service.get(200, link_body("1234567", tenant, object, state));
  auto const tried = read(service);
  REQUIRE(tried.error);
  CHECK(tried.error->kind == ErrorKind::protocol);
  CHECK(tried.error->message.find(whose) != std::string::npos);
  CHECK_FALSE(tried.error->maybe_done);
}

TEST_CASE("an answer that does not say whose token asked is an internal error") {
  auto const [status, body] =
      GENERATE(table<int, std::string>({{200, link_body("1234567")}, {404, test::k_not_found}}));
  http::Send const nobody = [status = status, body = body](http::Request const&) {
    return http::Response{.status = status, .body = body};
  };
  core::Cloud const cloud{.resource_manager = "https://arm.test"};
  pal::Client const client(nobody,
                           {.cloud = &cloud, .tenant = core::TenantRef::parse(test::k_tenant)});
  auto const tried = core::attempt([&] { return client.read(); });
  REQUIRE(tried.error);
  CHECK(tried.error->kind == ErrorKind::internal);
}

TEST_CASE("the writes name the partner in the path and send no body") {
  auto const [method, call] =
      GENERATE(table<std::string, Written (*)(Service&)>({{"PUT", create}, {"PATCH", update}}));
  Service service;
  service.on(method, "/partners/1234567?", 200, link_body("1234567"));
  auto const written = call(service);
  REQUIRE(written);
  REQUIRE(*written.value);
  CHECK((*written.value)->request_id == "r1");
  auto const request = service.wire().requests().at(0);
  CHECK(request.url == "https://arm.test/providers/Microsoft.ManagementPartner/partners/1234567"
                       "?api-version=2018-02-01");
  CHECK(request.body.empty());
  CHECK(request.resend == http::Resend::never);
}

TEST_CASE("a write is proven only by the link that was asked for") {
  auto const [status, body, proven] = GENERATE(table<int, std::string, bool>({
      {200, link_body("1234567"), true},
      {201, link_body("1234567"), true},
      {204, "", false},
      {200, "", false},
      {200, "{\"properties\":{\"partnerId\":\"1234567\"}}", false},
      {200, "{\"properties\":{\"partn", false},
      {200, link_body("7654321"), false},
      {200, link_body("1234567", test::k_tenant, test::k_object, "Deleted"), false},
  }));
  CAPTURE(status, body);
  for (auto const& [method, call] : {std::pair("PUT", &create), std::pair("PATCH", &update)}) {
    Service service;
    service.on(method, "/partners/1234567?", status, body);
    auto const written = call(service);
    REQUIRE(written);
    CHECK(written.value->has_value() == proven);
  }
}

TEST_CASE("a write answered with another tenant's link leaves its fate unknown") {
  auto const [tenant, object] = GENERATE(table<std::string, std::string>(
      {{test::k_elsewhere, test::k_object}, {test::k_tenant, test::k_elsewhere}}));
  Service service;
  service.put("1234567", 200, link_body("1234567", tenant, object));
  auto const written = create(service);
  REQUIRE(written.error);
  CHECK(written.error->kind == ErrorKind::protocol);
  CHECK(written.error->message.find("belongs to another") != std::string::npos);
  CHECK(written.error->maybe_done);
}

TEST_CASE("the status of a failed write says whether its fate is unknown") {
  auto const [status, unknown] = GENERATE(table<int, bool>({{400, false},
                                                            {401, false},
                                                            {403, false},
                                                            {404, false},
                                                            {409, false},
                                                            {429, false},
                                                            {408, true},
                                                            {500, true},
                                                            {502, true},
                                                            {503, true},
                                                            {504, true},
                                                            {202, true},
                                                            {303, true},
                                                            {100, true}}));
  CAPTURE(status);
  Service service;
  service.put("1234567", status, "").patch("1234567", status, "").remove("1234567", status, "");
  for (auto const& error : {create(service).error, update(service).error, removed(service).error}) {
    REQUIRE(error);
    CHECK(error->maybe_done == unknown);
    CHECK(error->status == status);
  }
}

TEST_CASE("a removal names the partner and gives the service's request ID") {
  auto const status = GENERATE(200, 204);
  Service service;
  service.remove("1234567", status);
  CHECK(service.client().remove(partner("1234567")) == "r1");
  CHECK(service.sent() == "DELETE 1234567");
  CHECK(service.wire().requests().at(0).resend == http::Resend::never);
}

TEST_CASE("the recorded answers pass through the client as they came") {
  auto const text = test::recorded("pal/recordings/live-2026-samples.json");
  if (!text) {
    return;
  }
  auto const sample =
      core::parse_json(*text)->at("curl_put_first_link_service_principal").at("response_body");
  Service service;
  service.wire().sent_as({.tenant = *core::Guid::parse("ac40fc60-2717-4051-a567-c0cd948f0ac9"),
                          .object = *core::Guid::parse("2ee63cf0-5219-42bd-b42f-a547de2be218")});
  service.put("314159", 200, core::write_json(sample)).get(200, core::write_json(sample));
  auto const link = service.client().create(partner("314159"));
  REQUIRE(link);
  CHECK(link->partner_name == "Azure Citadel");
  CHECK(service.client().read().link.has_value());
}
