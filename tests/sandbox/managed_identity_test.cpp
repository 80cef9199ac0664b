#include "sandbox/managed_identity.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::Asking;
using test::json_of;

namespace {

http::Response ask(Asking& asking, std::string const& path, http::Form const& query,
                   http::Headers headers) {
  return asking.service.answer({.method = "GET",
                                .target = path + "?" + http::form_encode(query),
                                .headers = std::move(headers)});
}

http::Form imds_query() {
  return {{"api-version", "2018-02-01"}, {"resource", "https://management.azure.com/"}};
}

http::Form app_service_query() {
  return {{"api-version", "2019-08-01"}, {"resource", "https://management.azure.com"}};
}

http::Headers metadata() {
  return {{"Metadata", "true"}};
}

http::Headers identity_header() {
  return {{"X-IDENTITY-HEADER", sandbox::k_identity_header}};
}

} // namespace

TEST_CASE("IMDS gives the machine's own token, with every number a string") {
  Asking asking;
  auto const answer = ask(asking, sandbox::k_imds_path, imds_query(), metadata());
  REQUIRE(answer.status == 200);
  auto const body = json_of(answer);
  CHECK(body["expires_in"] == "3599");
  CHECK(body["expires_on"] == "1795346099");
  CHECK(body["not_before"] == "1795342500");
  CHECK(body["resource"] == "https://management.azure.com/");
  CHECK(body["client_id"] == sandbox::k_managed_identity_client_id);
  auto const claims = test::payload_of(body["access_token"]);
  CHECK(claims["tid"] == sandbox::k_home_tenant);
  CHECK(claims["appid"] == sandbox::k_managed_identity_client_id);
  CHECK(claims["idtyp"] == "app");
  CHECK(claims["oid"] != test::payload_of(asking.application("partner.example"))["oid"]);
  CHECK(asking.partner("PUT", body["access_token"], "1234567").status == 200);
}

TEST_CASE("IMDS refuses what the real one refuses") {
  Asking asking;
  auto const check = [&asking](http::Form const& query, http::Headers headers,
                               std::string const& says) {
    auto const answer = ask(asking, sandbox::k_imds_path, query, std::move(headers));
    CAPTURE(answer.body);
    CHECK(answer.status == 400);
    CHECK(answer.body.find(says) != std::string::npos);
  };
  check(imds_query(), {}, "Metadata");
  check({}, {}, "Metadata"); // the probe
  check(test::with(imds_query(), "resource", ""), metadata(), "resource");
  check(test::with(imds_query(), "api-version", "2017-01-01"), metadata(), "api-version");
  check(test::with(imds_query(), "resource", "https://vault.example"), metadata(),
        "invalid_resource");
  check(test::with(imds_query(), "client_id", "5a4d0000-0000-4000-8000-0000000000e2"), metadata(),
        "Identity not found");
  check(test::with(imds_query(), "object_id", "5a4d0000-0000-4000-8000-0000000000e1"), metadata(),
        "Identity not found");
  check(test::with(imds_query(), "msi_res_id", "/subscriptions/x"), metadata(),
        "Identity not found");
  CHECK(ask(asking, sandbox::k_imds_path,
            test::with(imds_query(), "client_id", sandbox::k_managed_identity_client_id),
            metadata())
            .status == 200);
}

TEST_CASE("App Service gives the same identity to whom has the header") {
  Asking asking;
  auto const answer =
      ask(asking, sandbox::k_app_service_path, app_service_query(), identity_header());
  REQUIRE(answer.status == 200);
  auto const body = json_of(answer);
  CHECK(body["expires_on"] == "1795346099");
  CHECK(!body.contains("expires_in"));
  CHECK(test::payload_of(body["access_token"])["oid"] == sandbox::managed_identity_object_id());
  auto const status = [&asking](http::Form const& query, http::Headers headers) {
    return ask(asking, sandbox::k_app_service_path, query, std::move(headers)).status;
  };
  CHECK(status(app_service_query(), {}) == 401);
  CHECK(status(app_service_query(), {{"X-IDENTITY-HEADER", "other"}}) == 401);
  CHECK(status(test::with(app_service_query(), "resource", ""), identity_header()) == 400);
  CHECK(status(test::with(app_service_query(), "client_id", "other"), identity_header()) == 400);
}
