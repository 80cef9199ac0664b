#include "sandbox/device_codes.hpp"
#include "sandbox/device_login.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::json_of;
using test::sts_code_of;

namespace {

struct DeviceAsking : test::PersonAsking {
  using PersonAsking::PersonAsking;

  http::Response begin(std::string const& tenant, http::Form const& more = {}) {
    http::Form form{{"client_id", sandbox::k_public_client_id},
                    {"scope", scope + " openid offline_access"}};
    form.insert(form.end(), more.begin(), more.end());
    return call("POST", "/" + tenant + "/oauth2/v2.0/devicecode", "", http::form_encode(form));
  }

  http::Response poll(std::string const& tenant, core::Json const& begun,
                      std::string const& grant = "urn:ietf:params:oauth:grant-type:device_code") {
    return sign_in(tenant, {{"grant_type", grant},
                            {"client_id", sandbox::k_public_client_id},
                            {"device_code", begun["device_code"]}});
  }

  http::Response press(std::string const& user_code, std::string const& action) {
    return call("POST", sandbox::k_device_login_path, "",
                http::form_encode({{"user_code", user_code}, {"action", action}}));
  }

  void wait(int seconds) { clock.advance(std::chrono::seconds{seconds}); }
};

void check_error(http::Response const& answer, std::string const& error, int code) {
  CAPTURE(answer.body);
  CHECK(answer.status == 400);
  CHECK(json_of(answer)["error"] == error);
  CHECK(sts_code_of(answer) == code);
}

} // namespace

TEST_CASE("a device code is pending until the person approves, and is then redeemed once") {
  for (auto const* tenant : {"contoso.example", "organizations", "common"}) {
    DeviceAsking asking;
    auto const begun = json_of(asking.begin(tenant));
    CHECK(begun["verification_uri"] == "https://localhost:8443/devicelogin");
    CHECK(begun["expires_in"] == 900);
    CHECK(begun["interval"] == 5);
    std::string const user_code = begun["user_code"];
    CHECK(user_code.size() == 9);
    CHECK(begun["message"].get<std::string>().find(user_code) != std::string::npos);

    check_error(asking.poll(tenant, begun), "authorization_pending", 70016);
    // As people type it.
    CHECK(asking
              .press(" " + core::to_lower(user_code.substr(0, 4)) + "-" + user_code.substr(4),
                     "approve")
              .status == 200);
    asking.wait(5);
    auto const answer = asking.poll(tenant, begun, "device_code");
    REQUIRE(answer.status == 200);
    auto const body = json_of(answer);
    CHECK(body.contains("id_token"));
    CHECK(test::payload_of(body["access_token"])["appid"] == sandbox::k_public_client_id);
    CHECK(
        asking.refresh("northwind.example", body["refresh_token"], "", sandbox::k_public_client_id)
            .status == 200);
    asking.wait(5);
    check_error(asking.poll(tenant, begun), "bad_verification_code", 70018);
  }
}

TEST_CASE("who polls too fast must slow down, by five seconds each time") {
  DeviceAsking asking;
  auto const begun = json_of(asking.begin("contoso.example"));
  check_error(asking.poll("contoso.example", begun), "authorization_pending", 70016);
  asking.wait(4);
  check_error(asking.poll("contoso.example", begun), "slow_down", 0);
  asking.wait(5);
  check_error(asking.poll("contoso.example", begun), "slow_down", 0);
  asking.wait(15);
  check_error(asking.poll("contoso.example", begun), "authorization_pending", 70016);
}

TEST_CASE("the interval is an option, and a poll that travelled a little faster is not too fast") {
  DeviceAsking asking({.device_interval = std::chrono::seconds{1}});
  auto const begun = json_of(asking.begin("contoso.example"));
  CHECK(begun["interval"] == 1);
  for (int i = 0; i < 3; ++i) {
    check_error(asking.poll("contoso.example", begun), "authorization_pending", 70016);
    asking.clock.advance(std::chrono::milliseconds{950});
  }
}

TEST_CASE("a device code ends by the person's no and by time") {
  DeviceAsking asking;
  auto const declined = json_of(asking.begin("contoso.example"));
  CHECK(asking.press(declined["user_code"], "decline").status == 200);
  check_error(asking.poll("contoso.example", declined), "authorization_declined", 65004);
  CHECK(asking.press(declined["user_code"], "approve").status == 400);

  auto const late = json_of(asking.begin("contoso.example"));
  asking.wait(900);
  CHECK(asking.press(late["user_code"], "approve").status == 400);
  check_error(asking.poll("contoso.example", late), "expired_token", 70020);
}

TEST_CASE("a device code is for its client and tenant, and needs no secret") {
  DeviceAsking asking;
  auto const begun = json_of(asking.begin("contoso.example"));
  check_error(asking.poll("northwind.example", begun), "invalid_grant", 700005);
  http::Form const form{{"grant_type", "device_code"},
                        {"client_id", sandbox::k_client_id},
                        {"device_code", begun["device_code"]}};
  check_error(asking.sign_in("contoso.example", form), "invalid_grant", 70000);
  auto const with_secret = asking.sign_in(
      "contoso.example", test::with(form, "client_secret", sandbox::k_client_secret));
  CHECK(with_secret.status == 401);
  CHECK(sts_code_of(with_secret) == 700025);
  check_error(asking.poll("contoso.example", core::Json{{"device_code", "nonsense"}}),
              "bad_verification_code", 70018);
}

TEST_CASE("a device code is refused where nobody could sign in") {
  DeviceAsking asking;
  check_error(asking.begin("nobody.example"), "invalid_request", 90002);
  check_error(asking.begin("consumers"), "invalid_request", 9002332);
  check_error(asking.call("POST", "/contoso.example/oauth2/v2.0/devicecode", "",
                          "client_id=" + std::string("nobody&scope=x")),
              "unauthorized_client", 700016);
  check_error(asking.call("POST", "/contoso.example/oauth2/v2.0/devicecode"), "invalid_request",
              900144);
  check_error(asking.call("GET", "/contoso.example/oauth2/v2.0/devicecode"), "invalid_request",
              900561);
}

TEST_CASE("what the tenant holds against the person is said on the page and to the program") {
  DeviceAsking asking;
  auto const begun = json_of(asking.begin("proseware.example"));
  auto const page = asking.press(begun["user_code"], "approve");
  CHECK(page.status == 400);
  CHECK(page.body.find("AADSTS65001") != std::string::npos);
  check_error(asking.poll("proseware.example", begun), "invalid_grant", 65001);
}

TEST_CASE("a device code at a tenant that wants MFA is a sign-in with MFA") {
  DeviceAsking asking;
  auto const begun = json_of(asking.begin("woodgrove.example"));
  asking.press(begun["user_code"], "approve");
  CHECK(asking.poll("woodgrove.example", begun).status == 200);
}

TEST_CASE("the page for a code has a labelled field and takes a code from its address") {
  DeviceAsking asking;
  auto const page = asking.call("GET", "/devicelogin?user_code=ABC%22D");
  CHECK(page.status == 200);
  for (auto const* part : {"<label for=\"user_code\">Code</label>", "id=\"user_code\"",
                           "value=\"ABC&quot;D\"", "value=\"approve\"", "value=\"decline\""}) {
    CAPTURE(part);
    CHECK(page.body.find(part) != std::string::npos);
  }
  CHECK(asking.call("PUT", "/devicelogin").status == 405);
}
