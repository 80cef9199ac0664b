#include "auth/by_browser.hpp"
#include "auth/errors.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using core::ErrorKind;
using test::BySystem;
using test::field;
using test::state_of;

TEST_CASE("the browser is sent to the authority with PKCE, a state and a loopback redirect") {
  BySystem flow;
  flow.options.tenant = core::TenantRef::parse("Contoso.example");
  flow.answer_by_form("c0de");
  flow.grant("contoso.example");
  test::answer_domain(flow.wire, "contoso.example", test::k_tenant);
  flow.sign_in();
  auto const url = flow.person.opened().at(0);
  CHECK_THAT(url, StartsWith("https://login.example/contoso.example/oauth2/v2.0/authorize?"));
  CHECK_THAT(url, Contains("scope=https%3A%2F%2Fmanagement.example%2F.default%20openid%20profile%"
                           "20offline_access&"));
  auto const query = test::query_of(url);
  CHECK(field(query, "client_id") == test::k_client);
  CHECK(field(query, "response_type") == "code");
  CHECK(field(query, "response_mode") == "form_post");
  CHECK(field(query, "code_challenge_method") == "S256");
  CHECK(field(query, "prompt") == "select_account");
  CHECK(field(query, "login_hint").empty());
  CHECK(field(query, "claims").empty());
  CHECK(field(query, "state").size() == 43);
  CHECK(field(query, "nonce").size() == 43);
  auto const redirect = http::Url::parse(field(query, "redirect_uri")).value();
  CHECK(field(query, "redirect_uri") == "http://localhost:" + std::to_string(redirect.port));
}

TEST_CASE("the account is the person's, at home, with the refresh token that came") {
  BySystem flow;
  flow.options.tenant = core::TenantRef::parse(test::k_other_tenant);
  flow.answer_by_form("c0de");
  flow.grant(test::k_other_tenant, test::person_claims(test::k_other_tenant));
  auto const signed_in = flow.sign_in();
  auto const& account = signed_in.account;
  CHECK(account.authority == test::k_authority);
  CHECK(account.client_id == test::k_client);
  CHECK(account.id == std::string(test::k_uid) + "." + test::k_tenant);
  CHECK(account.home_tenant == test::k_tenant);
  CHECK(account.user_name == "engineer@partner.example");
  CHECK(account.method == "browser");
  CHECK(account.refresh_token.reveal() == "r3fresh-t0ken");
  CHECK(account.tenant_tokens.empty());
  CHECK(account.signed_in == test::FakeClock::k_start);
  CHECK(account.refreshed == test::FakeClock::k_start);
  CHECK(signed_in.token.identity.tenant.text() == test::k_other_tenant);
  CHECK(signed_in.token.identity.method == "browser");
  CHECK(signed_in.token.expires_on == test::FakeClock::k_start + 4145s);
}

TEST_CASE("a known account is begun with, and a challenge's claims go both ways") {
  BySystem flow;
  flow.options.account = "engineer@partner.example";
  flow.options.claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
  flow.answer_by_form("c0de");
  flow.grant();
  flow.sign_in();
  auto const query = test::query_of(flow.person.opened().at(0));
  CHECK(field(query, "login_hint") == "engineer@partner.example");
  CHECK(field(query, "prompt").empty());
  CHECK(field(query, "claims") == flow.options.claims);
  CHECK(field(flow.redeemed(), "claims") == flow.options.claims);
}

TEST_CASE("every sign-in has a verifier, a state and a nonce of its own") {
  std::vector<std::string> seen;
  for (int i = 0; i < 2; ++i) {
    BySystem flow;
    flow.answer_by_form("c0de");
    flow.grant();
    flow.sign_in();
    auto const query = test::query_of(flow.person.opened().at(0));
    for (auto const* name : {"state", "nonce", "code_challenge"}) {
      seen.push_back(field(query, name));
    }
  }
  std::sort(seen.begin(), seen.end());
  CHECK(std::unique(seen.begin(), seen.end()) == seen.end());
}

TEST_CASE("forged redirects before the real one do not end the wait") {
  BySystem flow;
  std::vector<int> statuses;
  flow.person.browser = [&](std::string const& url) {
    statuses.push_back(flow.own.post(url, {{"code", "evil"}, {"state", "guess"}}).status);
    statuses.push_back(flow.own.post(url, {{"error", "access_denied"}}).status);
    statuses.push_back(
        flow.own
            .open(field(test::query_of(url), "redirect_uri") + "/?code=evil&state=" + state_of(url))
            .status);
    statuses.push_back(flow.own.post(url, {{"code", "real"}, {"state", state_of(url)}}).status);
  };
  flow.grant();
  flow.sign_in();
  CHECK(field(flow.redeemed(), "code") == "real");
  flow.person.close_browser();
  CHECK(statuses == std::vector<int>{400, 400, 405, 200});
}

TEST_CASE("a refusal of the authority ends the sign-in with its remedy, and shows as text") {
  BySystem flow;
  flow.options.tenant = core::TenantRef::parse("contoso.example");
  std::string page;
  flow.person.browser = [&](std::string const& url) {
    page = flow.own
               .post(url, {{"error", "access_denied"},
                           {"error_description",
                            "AADSTS53003: <script>alert(1)</script> blocked.\r\nTrace ID: "
                            "t\r\nCorrelation ID: c-1\r\nTimestamp: 2026"},
                           {"state", state_of(url)}})
               .body;
  };
  auto const error = test::error_of([&] { flow.sign_in(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.code == "AADSTS53003");
  CHECK(error.cause == "blocked by Conditional Access");
  CHECK(error.request_id == "c-1");
  CHECK_THAT(error.message, StartsWith("AADSTS53003: ") && !Contains("Trace ID"));
  CHECK_THAT(error.hint, Contains("compliant device") && Contains("contoso.example"));
  CHECK(flow.wire.requests().empty());
  flow.person.close_browser();
  CHECK_THAT(page, Contains("&lt;script&gt;") && !Contains("<script"));
}

TEST_CASE("a person who cancels on the page is told how to begin again") {
  BySystem flow;
  flow.person.browser = [&](std::string const& url) {
    flow.own.post(
        url, {{"error", "access_denied"}, {"error_subcode", "cancel"}, {"state", state_of(url)}});
  };
  auto const error = test::error_of([&] { flow.sign_in(); });
  CHECK(error.kind == ErrorKind::auth);
  CHECK(error.hint == "sign in again: partnerctl auth login");
}

TEST_CASE("an answer with neither code nor error is a protocol error") {
  BySystem flow;
  flow.person.browser = [&](std::string const& url) {
    flow.own.post(url, {{"state", state_of(url)}});
  };
  CHECK(test::error_of([&] { flow.sign_in(); }).kind == ErrorKind::protocol);
  CHECK(flow.wire.requests().empty());
}

TEST_CASE("nobody who signs in, a stop and the end of the input each end as they should") {
  BySystem flow;
  flow.person.end_input();
  auto const late = test::error_of([&] { flow.sign_in(20ms); });
  CHECK(late.kind == ErrorKind::auth);
  CHECK_THAT(late.message, Contains("nobody signed in"));
  CHECK_THAT(late.hint, Contains("partnerctl auth login") && Contains("device-code"));

  BySystem stopped;
  std::stop_source stop;
  stopped.options.stop = stop.get_token();
  stopped.person.on_say = [&stop](std::string const&) { stop.request_stop(); };
  CHECK(test::error_of([&] { stopped.sign_in(); }).kind == ErrorKind::cancelled);
  CHECK(stopped.person.is_idle());
}

TEST_CASE("the port is free again once the sign-in has ended") {
  BySystem flow;
  flow.answer_by_form("c0de");
  flow.grant();
  flow.sign_in();
  auto const redirect = field(test::query_of(flow.person.opened().at(0)), "redirect_uri");
  CHECK(test::error_of([&] { flow.own.open(redirect + "/"); }).kind == ErrorKind::network);
}
