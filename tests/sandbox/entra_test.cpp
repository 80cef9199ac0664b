#include "partnerctl/core/base64.hpp"
#include "partnerctl/core/text.hpp"
#include "sandbox/asking.hpp"
#include "sandbox/entra.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::Asking;
using test::json_of;
using test::sts_code_of;

namespace {

http::Form secret_form(std::string const& scope) {
  return {{"grant_type", "client_credentials"},
          {"client_id", sandbox::k_client_id},
          {"client_secret", sandbox::k_client_secret},
          {"scope", scope}};
}

void set(http::Form& form, std::string const& name, std::string const& value) {
  for (auto& field : form) {
    if (field.first == name) {
      field.second = value;
    }
  }
}

core::Json claims_of(std::string const& token) {
  auto const parts = core::split(token, '.');
  REQUIRE(parts.size() == 3);
  return core::parse_json(core::base64_decode(parts[1]).value_or("")).value_or(core::Json());
}

} // namespace

TEST_CASE("a client secret buys a token for the tenant asked, named by GUID or by domain") {
  Asking asking;
  for (auto const* tenant : {"5a4d0000-0000-4000-8000-000000000001", "contoso.example"}) {
    auto const answer = asking.application_answer(tenant);
    REQUIRE(answer.status == 200);
    auto const body = json_of(answer);
    CHECK(body["token_type"] == "Bearer");
    CHECK(body["expires_in"] == 3599);
    CHECK(!body.contains("refresh_token"));
    auto const claims = claims_of(body["access_token"]);
    CHECK(claims["tid"] == "5a4d0000-0000-4000-8000-000000000001");
    CHECK(claims["appid"] == sandbox::k_client_id);
    CHECK(claims["idtyp"] == "app");
    CHECK(claims["aud"] == "https://localhost:8443");
  }
}

TEST_CASE("the refresh token is redeemed at every tenant, with another object ID in each") {
  Asking asking;
  auto const home = claims_of(asking.user(sandbox::k_home_tenant));
  auto const guest = claims_of(asking.user("contoso.example"));
  CHECK(home["upn"] == sandbox::k_user_name);
  CHECK(guest["upn"] == sandbox::k_user_name);
  CHECK(guest["idtyp"] == "user");
  CHECK(home["oid"] != guest["oid"]);
  CHECK(guest["oid"] == claims_of(asking.user("contoso.example"))["oid"]);
  CHECK(guest["oid"] != claims_of(asking.application("contoso.example"))["oid"]);
  CHECK(json_of(asking.user_answer("contoso.example")).contains("refresh_token"));
  CHECK(claims_of(asking.user("organizations"))["tid"] == sandbox::k_home_tenant);
}

TEST_CASE("what is wrong with a request is said by number, status and OAuth word") {
  Asking asking;
  auto const check = [&asking](std::string const& tenant, std::string const& field,
                               std::string const& value, int status, int code,
                               std::string const& error) {
    auto form = secret_form(asking.scope);
    set(form, field, value);
    auto const answer = asking.sign_in(tenant, form);
    CAPTURE(field, value, answer.body);
    CHECK(answer.status == status);
    CHECK(sts_code_of(answer) == code);
    CHECK(json_of(answer)["error"] == error);
  };
  std::string const tenant = "contoso.example";
  check(tenant, "client_secret", "wrong", 401, 7000215, "invalid_client");
  check(tenant, "client_secret", "", 401, 7000218, "invalid_client");
  check(tenant, "client_id", "5a4d0000-0000-4000-8000-0000000000c2", 400, 700016,
        "unauthorized_client");
  check(tenant, "client_id", "", 400, 900144, "invalid_request");
  check(tenant, "grant_type", "password", 400, 70003, "unsupported_grant_type");
  check(tenant, "scope", "", 400, 70011, "invalid_scope");
  check(tenant, "scope", "https://a/.default https://b/.default", 400, 70011, "invalid_scope");
  check(tenant, "scope", "https://management.azure.com/user_impersonation", 400, 70011,
        "invalid_scope");
  check(tenant, "scope", "https://vault.example/.default", 400, 500011, "invalid_resource");
  check("nobody.example", "", "", 400, 90002, "invalid_request");
  check("5a4d0000-0000-4000-8000-0000000000ff", "", "", 400, 90002, "invalid_request");
  check("nonsense", "", "", 400, 900023, "invalid_request");
  check("organizations", "", "", 400, 50059, "invalid_request");
}

TEST_CASE("an error has every documented member") {
  Asking asking;
  http::Incoming const request{
      .method = "POST",
      .target = "/contoso.example/oauth2/v2.0/token",
      .headers = {{"client-request-id", "11111111-2222-4333-8444-555555555555"}}};
  auto const body = json_of(asking.service.answer(request));
  CHECK(body["correlation_id"] == "11111111-2222-4333-8444-555555555555");
  CHECK(body["timestamp"] == "2026-11-22 10:15:00Z");
  CHECK(body["trace_id"].get<std::string>().size() == 36);
  CHECK(body["error_uri"] == "https://login.microsoftonline.com/error?code=900144");
  auto const text = body["error_description"].get<std::string>();
  CHECK(text.find("AADSTS900144: ") == 0);
  CHECK(text.find(" Trace ID: ") != std::string::npos);
}

TEST_CASE("tenants in a condition refuse the person, each in its way") {
  Asking asking;
  auto const check = [](http::Response const& answer, int code, std::string const& suberror) {
    CHECK(answer.status == 400);
    CHECK(sts_code_of(answer) == code);
    CHECK(json_of(answer).value("suberror", "") == suberror);
  };
  check(asking.user_answer("proseware.example"), 65001, "consent_required");
  check(asking.user_answer("woodgrove.example"), 50076, "basic_action");
  check(asking.user_answer("alpineskihouse.example"), 50020, "");
  check(asking.application_answer("proseware.example"), 700016, "");
  check(asking.application_answer("alpineskihouse.example"), 700016, "");
  CHECK(asking.application_answer("woodgrove.example").status == 200);
}

TEST_CASE("a refresh token that is none of ours is an invalid grant") {
  Asking asking;
  auto const answer = asking.sign_in("contoso.example", {{"grant_type", "refresh_token"},
                                                         {"client_id", sandbox::k_client_id},
                                                         {"refresh_token", "stolen"},
                                                         {"scope", asking.scope}});
  CHECK(answer.status == 400);
  CHECK(json_of(answer)["error"] == "invalid_grant");
}

TEST_CASE("OpenID metadata tells a domain's tenant ID, under our own origin") {
  Asking asking;
  auto const answer = asking.call("GET", "/Contoso.Example/v2.0/.well-known/openid-configuration");
  CHECK(answer.status == 200);
  auto const body = json_of(answer);
  CHECK(body["issuer"] == "https://localhost:8443/5a4d0000-0000-4000-8000-000000000001/v2.0");
  CHECK(body["token_endpoint"] == "https://localhost:8443/5a4d0000-0000-4000-8000-000000000001/"
                                  "oauth2/v2.0/token");
  auto const unknown = asking.call("GET", "/nobody.example/v2.0/.well-known/openid-configuration");
  CHECK(unknown.status == 400);
  CHECK(sts_code_of(unknown) == 90002);
  CHECK(json_of(unknown)["error"] == "invalid_tenant");
}
