#include "auth/device_code.hpp"
#include "auth/errors.hpp"
#include "auth/people.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using core::ErrorKind;
using test::field;

namespace {

core::Json device_answer(core::Json const& members = core::Json::object()) {
  core::Json body{{"device_code", "d3vice-c0de"},
                  {"user_code", "BL6XB575V"},
                  {"verification_uri", "https://login.example/device"},
                  {"expires_in", 900},
                  {"interval", 5},
                  {"message", "Open the page and enter BL6XB575V."}};
  for (auto const& [name, value] : members.items()) {
    body[name] = value;
  }
  return body;
}

struct ByDevice : test::SigningIn {
  ByDevice() : SigningIn("device-code") {}

  ByDevice& begins(core::Json const& members = core::Json::object()) {
    wire.on("POST", "/devicecode", 200, core::write_json(device_answer(members)));
    return *this;
  }
  ByDevice& polls(int status, std::string const& body) {
    wire.on("POST", "/token", status, body);
    return *this;
  }
  ByDevice& refuses(std::string const& error, int status = 400) {
    return polls(status, R"({"error":")" + error + R"("})");
  }
  ByDevice& grants() { return polls(200, test::person_answer(test::person_claims())); }
  auth::PersonSignedIn sign_in() { return auth::sign_in_with_device_code(options, means()); }
  core::Error error() {
    return test::error_of([&] { sign_in(); });
  }
};

} // namespace

TEST_CASE("the service's message is shown and the token comes once the person has signed in") {
  ByDevice flow;
  flow.begins().refuses("authorization_pending").refuses("authorization_pending").grants();
  auto const signed_in = flow.sign_in();
  CHECK(flow.person.said() == std::vector<std::string>{"Open the page and enter BL6XB575V."});
  CHECK(flow.clock.slept() == std::vector<core::Milliseconds>{5s, 5s, 5s});
  CHECK(signed_in.account.method == "device-code");
  CHECK(signed_in.account.id == std::string(test::k_uid) + "." + test::k_tenant);
  CHECK(signed_in.account.refresh_token.reveal() == "r3fresh-t0ken");
  CHECK(signed_in.token.identity.method == "device-code");
}

TEST_CASE("the code and the token are asked for at the tenant's endpoints") {
  ByDevice flow;
  flow.options.tenant = core::TenantRef::parse("contoso.example");
  flow.options.claims = R"({"access_token":{}})";
  flow.begins().grants();
  test::answer_domain(flow.wire, "contoso.example", test::k_tenant);
  flow.sign_in();
  auto const scope = std::string(test::k_scope) + " openid profile offline_access";
  auto const sent = flow.wire.requests();
  CHECK(sent.at(0).url == "https://login.example/contoso.example/oauth2/v2.0/devicecode");
  CHECK(http::form_decode(sent.at(0).body) ==
        http::Form{{"client_id", test::k_client}, {"scope", scope}});
  CHECK(sent.at(1).url == "https://login.example/contoso.example/oauth2/v2.0/token");
  CHECK(http::form_decode(sent.at(1).body) ==
        http::Form{{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                   {"client_id", test::k_client},
                   {"device_code", "d3vice-c0de"},
                   {"client_info", "1"},
                   {"scope", scope},
                   {"claims", R"({"access_token":{}})"}});
  CHECK(sent.at(1).resend == http::Resend::never);
}

TEST_CASE("what was recorded of Entra leads to a sign-in") {
  auto const device = test::recorded_answer("ok_devicecode_response.json");
  auto const pending = test::recorded_answer("70016_authorization_pending.json");
  if (!device || !pending) {
    return;
  }
  ByDevice flow;
  flow.wire.on("POST", "/organizations/oauth2/v2.0/devicecode", *device)
      .on("POST", "/organizations/oauth2/v2.0/token", *pending);
  flow.grants();
  CHECK_NOTHROW(flow.sign_in());
  CHECK(flow.person.said().at(0) ==
        "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and "
        "enter the code BL6XB575V to authenticate.");
}

TEST_CASE("a service that wants fewer questions is asked five seconds later each time") {
  ByDevice flow;
  flow.begins({{"interval", 2}})
      .refuses("authorization_pending")
      .refuses("slow_down")
      .refuses("authorization_pending")
      .refuses("slow_down")
      .grants();
  flow.sign_in();
  CHECK(flow.clock.slept() == std::vector<core::Milliseconds>{2s, 2s, 7s, 7s, 12s});
}

TEST_CASE("the interval is five seconds where the service names none that makes sense") {
  for (core::Json const& interval : {core::Json(nullptr), core::Json(0), core::Json(-3)}) {
    ByDevice flow;
    flow.begins({{"interval", interval}}).grants();
    flow.sign_in();
    CHECK(flow.clock.slept() == std::vector<core::Milliseconds>{5s});
  }
}

TEST_CASE("a lost question and a busy service are asked again until the code expires") {
  ByDevice flow;
  flow.begins();
  flow.wire.on("POST", "/token",
               core::Error{.kind = ErrorKind::network, .message = "reset", .maybe_done = true});
  flow.polls(503, "").refuses("temporarily_unavailable", 500).grants();
  CHECK_NOTHROW(flow.sign_in());
  CHECK(flow.clock.slept() == std::vector<core::Milliseconds>{5s, 10s, 15s, 20s});
}

TEST_CASE("a code that nobody entered expires here too, and no longer wait is begun") {
  ByDevice flow;
  flow.begins({{"expires_in", 12}})
      .refuses("authorization_pending")
      .refuses("authorization_pending");
  auto const error = flow.error();
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.message, Contains("expired"));
  CHECK(error.hint == "sign in again: partnerctl auth login");
  CHECK(flow.clock.slept() == std::vector<core::Milliseconds>{5s, 5s, 2s});
}

TEST_CASE("an expiry after a failed try says how that failed") {
  ByDevice flow;
  flow.begins({{"expires_in", 6}});
  flow.wire.on("POST", "/token",
               core::Error{.kind = ErrorKind::network, .message = "no route", .maybe_done = true});
  CHECK_THAT(flow.error().message, Contains("no route"));
}

TEST_CASE("a person who declines, a code that expired and a wrong one say how to begin again") {
  for (std::string const name :
       {"authorization_declined", "access_denied", "expired_token", "bad_verification_code"}) {
    ByDevice flow;
    flow.begins().refuses(name);
    auto const error = flow.error();
    CHECK(error.kind == ErrorKind::auth);
    CHECK(error.code == name);
    CHECK(error.hint == "sign in again: partnerctl auth login");
    CHECK(flow.wire.all_used());
  }
}

TEST_CASE("a policy against device codes says to use a browser") {
  auto const recorded = test::recorded_answer("TEMPLATE_53003_ca_block.json");
  if (!recorded) {
    return;
  }
  ByDevice flow;
  flow.begins();
  flow.wire.on("POST", "/token", *recorded);
  auto const error = flow.error();
  CHECK(error.kind == ErrorKind::auth);
  CHECK_THAT(error.hint, Contains("browser") && Contains("device code is often blocked"));
}

TEST_CASE("a refusal to give a code has its remedy") {
  ByDevice flow;
  flow.wire.on("POST", "/devicecode", 401, R"({"error":"invalid_client","error_codes":[7000218]})");
  CHECK_THAT(flow.error().hint, Contains("Allow public client flows"));
  CHECK(flow.person.said().empty());
}

TEST_CASE("a stop ends the wait") {
  ByDevice flow;
  std::stop_source stop;
  flow.options.stop = stop.get_token();
  flow.person.on_say = [&stop](std::string const&) { stop.request_stop(); };
  flow.begins();
  CHECK(flow.error().kind == ErrorKind::cancelled);
  CHECK(flow.wire.all_used());
}

TEST_CASE("a message that is missing is made of the page and the code") {
  ByDevice flow;
  flow.begins({{"message", nullptr}}).grants();
  flow.sign_in();
  CHECK_THAT(flow.person.said().at(0),
             Contains("https://login.example/device") && Contains("BL6XB575V"));
}

TEST_CASE("a message cannot reach the terminal but as lines of text") {
  ByDevice flow;
  flow.begins({{"message", "Open it\x1b[2J\r\nand enter \u202e BL6XB575V\n"}}).grants();
  flow.sign_in();
  auto const said = flow.person.said().at(0);
  CHECK_THAT(said, Contains("Open it") && Contains("\nand enter") && !Contains("\x1b") &&
                       !Contains("\u202e") && !Contains("\r"));
}

TEST_CASE("a page that is not https, and a code or page that is missing, are protocol errors") {
  for (auto const& members :
       std::vector<core::Json>{{{"verification_uri", "http://evil.example/device"}},
                               {{"verification_uri", "javascript:alert(1)"}},
                               {{"verification_uri", nullptr}},
                               {{"user_code", nullptr}},
                               {{"device_code", nullptr}},
                               {{"device_code", ""}}}) {
    INFO(core::write_json(members));
    ByDevice flow;
    flow.begins(members);
    CHECK(flow.error().kind == ErrorKind::protocol);
    CHECK(flow.person.said().empty());
  }
  ByDevice html;
  html.wire.on("POST", "/devicecode", 200, "<html>");
  CHECK(html.error().kind == ErrorKind::protocol);
}

TEST_CASE("a device code that the service repeats is in no text") {
  ByDevice flow;
  flow.begins().polls(400, R"({"error":"invalid_grant","error_description":"no d3vice-c0de"})");
  auto const error = flow.error();
  CHECK_THAT(error.message + error.hint + error.code, !Contains("d3vice-c0de"));
}

TEST_CASE("a person does not wait for a service that wants to be left alone for hours") {
  ByDevice flow;
  flow.wire.on("POST", "/devicecode", 429, "{}", {{"Retry-After", "7200"}});
  CHECK(flow.error().kind == core::ErrorKind::throttled);
  CHECK(flow.wire.requests().size() == 1);
}
