#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/token_endpoint.hpp"
#include "partnerctl/http/retry.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

auth::TokenRequest request(std::string const& tenant = test::k_tenant) {
  return {.tenant = core::TenantRef::parse(tenant), .scope = test::k_scope};
}

http::Form grant(std::string const& /*url*/, auth::TokenRequest const& /*asked*/) {
  return {{"grant_type", "client_credentials"}, {"client_secret", "s3cr3t+/= value"}};
}

struct Endpoint {
  test::FakeClock clock{};
  test::ScriptedWire wire{};

  auth::TokenEndpoint over_retry() {
    return {test::k_authority, wire.send(), http::retry({.jitter = [] { return 0.5; }}, clock),
            clock};
  }
  auth::TokenEndpoint direct() { return {test::k_authority, wire.send(), {}, clock}; }
};

} // namespace

TEST_CASE("a grant is posted as a form to the tenant's token endpoint") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 200, test::answer_with("opaque"));
  std::stop_source stop;
  auto asked = request("Contoso.example");
  asked.stop = stop.get_token();
  asked.deadline = endpoint.clock.steady() + 100s;
  asked.timeout = 7s;
  auto const answer = endpoint.direct().redeem(asked, grant, test::k_client);
  CHECK(answer.access_token.reveal() == "opaque");
  CHECK(answer.expires_on == test::FakeClock::k_start + 1h);
  auto const sent = endpoint.wire.requests().at(0);
  CHECK(sent.method == "POST");
  CHECK(sent.url == "https://login.example/contoso.example/oauth2/v2.0/token");
  CHECK(sent.headers.get("Content-Type") == "application/x-www-form-urlencoded");
  CHECK(sent.headers.get("Accept") == "application/json");
  CHECK(core::Guid::parse(sent.headers.get("client-request-id").value_or("")).has_value());
  CHECK(http::form_decode(sent.body) == http::Form{{"grant_type", "client_credentials"},
                                                   {"client_secret", "s3cr3t+/= value"},
                                                   {"scope", test::k_scope}});
  CHECK_FALSE(sent.authority.has_value());
  CHECK(sent.resend == http::Resend::safe);
  CHECK(sent.timeout == 7s);
  CHECK(sent.deadline == asked.deadline);
  CHECK(stop.request_stop());
  CHECK(sent.stop.stop_requested());
}

TEST_CASE("the claims of a challenge go into the form") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 200, test::answer_with("opaque"));
  auto asked = request();
  asked.claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";
  endpoint.direct().redeem(asked, grant, test::k_client);
  auto const form = http::form_decode(endpoint.wire.requests().at(0).body);
  CHECK(form.back() == std::pair<std::string, std::string>{"claims", asked.claims});
}

TEST_CASE("each try brings a grant of its own, made for the URL that it goes to") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 503, "")
      .on("POST", "", core::Error{.kind = core::ErrorKind::network, .message = "reset"})
      .on("POST", "", 200, test::answer_with("opaque"));
  int made = 0;
  auto const numbered = [&made](std::string const& url, auth::TokenRequest const& /*asked*/) {
    CHECK(url == std::string(test::k_authority) + "/" + test::k_tenant + "/oauth2/v2.0/token");
    return http::Form{{"number", std::to_string(++made)}};
  };
  endpoint.over_retry().redeem(request(), numbered, test::k_client);
  REQUIRE(endpoint.wire.requests().size() == 3);
  std::string id;
  for (std::size_t i = 0; i < 3; ++i) {
    auto const sent = endpoint.wire.requests().at(i);
    CHECK(http::form_decode(sent.body).at(0).second == std::to_string(i + 1));
    id = id.empty() ? sent.headers.get("client-request-id").value() : id;
    CHECK(sent.headers.get("client-request-id") == id);
  }
}

TEST_CASE("a refusal is not tried again and says whom it is about") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 400,
                   R"({"error":"unauthorized_client","error_codes":[700016],)"
                   R"("correlation_id":"c-1"})");
  auto const error =
      test::error_of([&] { endpoint.over_retry().redeem(request(), grant, test::k_client); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.code == "AADSTS700016");
  CHECK(error.request_id == "c-1");
  CHECK_THAT(error.hint, Contains(std::string(test::k_authority) + "/" + test::k_tenant +
                                  "/adminconsent?client_id=" + test::k_client));
}

TEST_CASE("a refusal without a correlation ID is known by the ID that was sent") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 401, R"({"error":"invalid_client"})");
  auto const error =
      test::error_of([&] { endpoint.direct().redeem(request(), grant, test::k_client); });
  CHECK(error.request_id ==
        endpoint.wire.requests().at(0).headers.get("client-request-id").value());
}

TEST_CASE("a redirect and another 2xx are no token") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 302, "", {{"Location", "https://evil.example/"}})
      .on("POST", "", 204, "");
  for (int i = 0; i < 2; ++i) {
    auto const error =
        test::error_of([&] { endpoint.direct().redeem(request(), grant, test::k_client); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, !Contains("evil"));
  }
  CHECK(endpoint.wire.requests().size() == 2);
}

TEST_CASE("an error does not repeat a secret that the server sends back") {
  Endpoint endpoint;
  for (auto const* field : {"client_secret", "client_assertion", "refresh_token", "code",
                            "code_verifier", "device_code", "assertion", "password"}) {
    endpoint.wire.on("POST", "", 400,
                     R"({"error":"leak-hidden","correlation_id":"hidden",)"
                     R"("error_description":"got hidden and again hidden"})");
    auto const error = test::error_of([&] {
      endpoint.direct().redeem(
          request(),
          [&](std::string const&, auth::TokenRequest const&) {
            return http::Form{{field, "hidden"}};
          },
          test::k_client);
    });
    CHECK(error.message == "got *** and again ***");
    CHECK_THAT(error.code + error.hint + error.request_id, !Contains("hidden"));
  }
}

TEST_CASE("home has to be resolved before a token is asked for") {
  Endpoint endpoint;
  auto const error =
      test::error_of([&] { endpoint.direct().redeem(request("home"), grant, test::k_client); });
  CHECK(error.kind == core::ErrorKind::internal);
  CHECK(endpoint.wire.requests().empty());
}

TEST_CASE("a person's form goes to their tenant's endpoint, or to organizations, as it is") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 200, "").on("POST", "", 200, "");
  std::stop_source stop;
  auth::PersonForm const form{.tenant = core::TenantRef::parse("contoso.example"),
                              .endpoint = "devicecode",
                              .form = {{"client_id", "c"}, {"scope", "a b"}},
                              .deadline = endpoint.clock.steady() + 9s,
                              .stop = stop.get_token()};
  endpoint.direct().post(form);
  endpoint.direct().post({.form = {{"code", "x"}}});
  auto const sent = endpoint.wire.requests();
  CHECK(sent.at(0).method == "POST");
  CHECK(sent.at(0).url == "https://login.example/contoso.example/oauth2/v2.0/devicecode");
  CHECK(sent.at(0).headers.get("Content-Type") == "application/x-www-form-urlencoded");
  CHECK(sent.at(0).headers.get("client-request-id") == form.request_id);
  CHECK(sent.at(0).body == "client_id=c&scope=a%20b");
  CHECK(sent.at(0).deadline == form.deadline);
  CHECK(stop.request_stop());
  CHECK(sent.at(0).stop.stop_requested());
  CHECK(sent.at(1).url == "https://login.example/organizations/oauth2/v2.0/token");
  CHECK(core::Guid::parse(sent.at(1).headers.get("client-request-id").value_or("")).has_value());
}

TEST_CASE("a tenant that was told to wait longer than there is time is not to be begun again") {
  auto const [wait, exhausted] =
      GENERATE(table<std::string, bool>({{"3600", true},
                                         {"6", true},
                                         {"5", false},
                                         {"0", false},
                                         {"Sun, 06 Nov 1994 08:49:37 GMT", false}}));
  CAPTURE(wait);
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 429, "", {{"Retry-After", wait}});
  auto const error =
      test::error_of([&] { endpoint.direct().redeem(request(), grant, test::k_client); });
  CHECK(error.kind == core::ErrorKind::throttled);
  CHECK(error.exhausted == exhausted);
  CHECK(endpoint.wire.requests().size() == 1);
}

TEST_CASE("a person's form is sent again only where it cannot have arrived") {
  Endpoint endpoint;
  endpoint.wire.on("POST", "", 429, "", {{"Retry-After", "2"}}).on("POST", "", 503, "");
  auto const response = endpoint.over_retry().post({.form = {{"code", "x"}}});
  CHECK(response.status == 503);
  CHECK(endpoint.clock.slept() == std::vector<core::Milliseconds>{2s});
  CHECK(endpoint.wire.requests().size() == 2);
}

TEST_CASE("a person's refusal hides what was sent, and needs no tenant for its remedy") {
  Endpoint endpoint;
  auth::PersonForm const form{.form = {{"code", "hidden"}, {"code_verifier", "concealed"}},
                              .client_id = test::k_client};
  auto const error = test::error_of([&] {
    endpoint.direct().token_in(
        {.status = 400,
         .body = R"({"error":"invalid_grant","error_description":"hidden and concealed"})"},
        form);
  });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.message == "*** and ***");
  CHECK(error.hint == "sign in again: partnerctl auth login");
  CHECK(error.request_id == form.request_id);
}
