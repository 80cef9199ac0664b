#include "sandbox/authorize.hpp"
#include "sandbox/pages.hpp"
#include "sandbox/person_asking.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using test::json_of;
using test::PersonAsking;
using test::sts_code_of;
using test::with;

namespace {

bool has(std::string const& text, std::string const& part) {
  return text.find(part) != std::string::npos;
}

} // namespace

TEST_CASE("a person signs in with the browser, and the code buys tokens at that tenant") {
  PersonAsking asking;
  auto const form = with(asking.authorization(), "client_info", "1");
  auto const page = asking.authorize("contoso.example", form);
  CHECK(page.status == 200);
  CHECK(has(page.body, "<h1>Sign in to Contoso</h1>"));
  auto const sent_back = asking.authorize("contoso.example", form, "sign-in");
  REQUIRE(sent_back.status == 302);
  CHECK(sent_back.headers.get("Location").value_or("").find("http://localhost:49152?code=") == 0);
  auto const fields = PersonAsking::brought(sent_back);
  CHECK(sandbox::field_of(fields, "state") == "a&b <state>");
  CHECK(!sandbox::field_of(fields, "client_info").empty());

  auto const answer =
      asking.sign_in("contoso.example", asking.redemption(sandbox::field_of(fields, "code")));
  REQUIRE(answer.status == 200);
  auto const body = json_of(answer);
  CHECK(test::payload_of(body["access_token"])["tid"] == "5a4d0000-0000-4000-8000-000000000001");
  CHECK(test::payload_of(body["id_token"])["aud"] == sandbox::k_client_id);
  CHECK(test::payload_of(body["id_token"])["iss"] ==
        "https://localhost:8443/5a4d0000-0000-4000-8000-000000000001/v2.0");
  CHECK(body.contains("client_info"));
  CHECK(asking.partner("GET", body["access_token"]).status == 404);
}

TEST_CASE("openid, offline_access and client_info are given only to whom asks for them") {
  PersonAsking asking;
  auto form = asking.redemption(asking.code("contoso.example", asking.authorization()));
  form = with(with(form, "scope", asking.scope), "client_info", "");
  auto const body = json_of(asking.sign_in("contoso.example", form));
  CHECK(body.contains("access_token"));
  CHECK(!body.contains("id_token"));
  CHECK(!body.contains("refresh_token"));
  CHECK(!body.contains("client_info"));
}

TEST_CASE("the page is accessible and shows foreign text as text") {
  PersonAsking asking;
  auto const form = with(asking.authorization(), "login_hint", "<b>\"other\"@partner.example");
  auto const page = asking.authorize("woodgrove.example", form);
  for (auto const* part :
       {"<html lang=\"en\">", "<title>Sign in to Woodgrove Bank Zürich</title>", "<main>", "<h1>",
        "<button type=\"submit\" name=\"action\" value=\"sign-in\">Sign in as "
        "engineer@partner.example</button>",
        "<button type=\"submit\" name=\"action\" value=\"cancel\">Cancel</button>",
        "role=\"alert\">&lt;b&gt;&quot;other&quot;@partner.example"}) {
    CAPTURE(part);
    CHECK(has(page.body, part));
  }
  CHECK(!has(page.body, "<b>"));
  CHECK(!has(page.body, "<script"));
  CHECK(has(page.headers.get("Content-Security-Policy").value_or(""), "default-src 'none'"));
}

TEST_CASE("form_post hands over by a form that sends itself and has a button") {
  PersonAsking asking;
  auto const form = with(asking.authorization(), "response_mode", "form_post");
  for (auto const* action : {"sign-in", "cancel"}) {
    auto const page = asking.authorize("contoso.example", form, action);
    CHECK(page.status == 200);
    CHECK(!page.headers.get("Location"));
    CHECK(has(page.body, "method=\"post\" action=\"http://localhost:49152\""));
    CHECK(has(page.body, "name=\"state\" value=\"a&amp;b &lt;state&gt;\""));
    CHECK(has(page.body, "<button type=\"submit\">Continue</button>"));
    CHECK(has(page.body,
              std::string(action) == "cancel" ? "value=\"access_denied\"" : "name=\"code\""));
  }
}

TEST_CASE("what cannot be trusted is refused on the page, never by redirect") {
  PersonAsking asking;
  auto const check = [&](std::string const& tenant, http::Form const& form,
                         std::string const& code) {
    for (auto const* action : {"", "sign-in"}) {
      auto const answer = asking.authorize(tenant, form, action);
      CAPTURE(answer.body, code);
      CHECK(answer.status == 400);
      CHECK(!answer.headers.get("Location"));
      CHECK(has(answer.body, "AADSTS" + code + ":"));
    }
  };
  auto const form = asking.authorization();
  for (auto const* uri : {"https://localhost:49152", "http://127.0.0.1:49152",
                          "http://localhost:49152/path", "http://localhost:49152/?a=b",
                          "http://localhost.evil.example", "http://user@localhost:1", ""}) {
    check("contoso.example", with(form, "redirect_uri", uri), "50011");
  }
  check("contoso.example", with(form, "client_id", "5a4d0000-0000-4000-8000-0000000000ff"),
        "700016");
  check("contoso.example", with(form, "client_id", ""), "900144");
  check("nobody.example", form, "90002");
  check("consumers", form, "9002332");
  CHECK(asking.authorize("contoso.example", with(form, "redirect_uri", "http://localhost:1/"))
            .status == 200);
}

TEST_CASE("everything else that is wrong goes back to the application with its state") {
  PersonAsking asking;
  auto const check = [&](std::string const& tenant, http::Form const& form,
                         std::string const& error, std::string const& code,
                         std::string const& action = "") {
    auto const answer = asking.authorize(tenant, form, action);
    CAPTURE(answer.body, code);
    REQUIRE(answer.status == 302);
    auto const fields = PersonAsking::brought(answer);
    CHECK(sandbox::field_of(fields, "error") == error);
    CHECK(sandbox::field_of(fields, "error_description").find("AADSTS" + code + ":") == 0);
    CHECK(sandbox::field_of(fields, "state") == "a&b <state>");
    CHECK(sandbox::field_of(fields, "code").empty());
  };
  auto const form = asking.authorization();
  std::string const tenant = "contoso.example";
  check(tenant, with(form, "response_type", "token"), "unsupported_response_type", "70005");
  check(tenant, with(form, "response_mode", "fragment"), "invalid_request", "70007");
  check(tenant, with(form, "code_challenge", ""), "invalid_request", "501491");
  check(tenant, with(form, "code_challenge", "short"), "invalid_request", "501491");
  check(tenant, with(form, "code_challenge_method", "plain"), "invalid_request", "501491");
  check(tenant, with(form, "scope", ""), "invalid_request", "900144");
  check(tenant, with(form, "scope", "https://vault.example/.default"), "invalid_resource",
        "500011");
  check(tenant, with(form, "claims", "{"), "invalid_request", "9002313");
  check(tenant, with(form, "prompt", "none"), "login_required", "50058");
  check(tenant, with(form, "prompt", "always"), "invalid_request", "90023");
  check(tenant, form, "access_denied", "65004", "cancel");
  check("proseware.example", form, "consent_required", "65001", "sign-in");
  check("alpineskihouse.example", form, "access_denied", "50020", "sign-in");
}
