#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/bearer.hpp"
#include "partnerctl/core/base64.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

class Fixed final : public auth::Credential {
public:
  auth::AccessToken token(auth::TokenRequest const& request) const override {
    asked.push_back(request);
    if (refusal && !request.claims.empty()) {
      throw core::Error(*refusal);
    }
    return {.value = core::Secret(request.claims.empty() ? "t0ken" : "str0nger"),
            .expires_on = test::FakeClock::k_start + 1h,
            .identity = {.type = type,
                         .name = "engineer@partner.example",
                         .tenant = *core::Guid::parse(test::k_tenant)}};
  }
  core::Identity identity() const override { return {}; }
  std::optional<core::TenantRef> home() const override { return std::nullopt; }
  core::Identity::Type type = core::Identity::Type::application;
  mutable std::vector<auth::TokenRequest> asked{};
  // Of what a request with claims gets.
  std::optional<core::Error> refusal{};
};

struct Line {
  test::FakeClock clock{};
  std::shared_ptr<Fixed> credential = std::make_shared<Fixed>();
  auth::TokenSource tokens{credential, clock};
  test::ScriptedWire wire{};
  std::vector<std::string> origins{"https://management.example", "http://localhost:8080",
                                   "http://management.example"};

  http::Response send(http::Request request) {
    return http::pipeline({auth::bearer(tokens, origins)}, wire.send())(std::move(request));
  }
  static http::Request request(std::string url) {
    return {.url = std::move(url),
            .authority = http::Authority{.tenant = core::TenantRef::parse(test::k_tenant),
                                         .scope = test::k_scope}};
  }
};

constexpr char const* k_claims = R"({"access_token":{"acrs":{"essential":true,"values":["p1"]}}})";

http::Headers challenge() {
  return {
      {"WWW-Authenticate", R"(Bearer realm="", authorization_uri="https://evil.example/common", )"
                           R"(error="insufficient_claims", claims=")" +
                               core::base64(k_claims) + "\""}};
}

std::string bearer_of(http::Request const& request) {
  return request.headers.get("Authorization").value_or("");
}

} // namespace

TEST_CASE("a request with an authority gets its token, and its answer says as whom it was sent") {
  Line line;
  line.wire.on("GET", "", 200, "{}");
  auto request = Line::request("https://management.example/tenants");
  request.headers.add("authorization", "Bearer stale");
  request.deadline = line.clock.steady() + 10s;
  request.timeout = 3s;
  auto const response = line.send(request);
  CHECK(response.sent_as.value().name == "engineer@partner.example");
  auto const sent = line.wire.requests().at(0);
  CHECK(sent.headers.get("Authorization") == "Bearer t0ken");
  CHECK(sent.headers.all().size() == 1);
  auto const& asked = line.credential->asked.at(0);
  CHECK(asked.tenant.text() == test::k_tenant);
  CHECK(asked.scope == test::k_scope);
  CHECK(asked.deadline == request.deadline);
  CHECK(asked.timeout == 3s);
  CHECK(asked.claims.empty());
}

TEST_CASE("a request without an authority passes as it is") {
  Line line;
  line.wire.on("GET", "", 200, "{}");
  auto const response = line.send({.url = "http://elsewhere.example/"});
  CHECK_FALSE(response.sent_as.has_value());
  CHECK(line.wire.requests().at(0).headers.all().empty());
  CHECK(line.credential->asked.empty());
}

TEST_CASE("the same origin is known by its parts, not by its spelling") {
  Line line;
  for (auto const* url : {"https://management.example/", "https://MANAGEMENT.example:443/a?b",
                          "http://localhost:8080/tenants"}) {
    line.wire.on("GET", "", 200, "{}");
    CHECK(line.send(Line::request(url)).status == 200);
  }
}

TEST_CASE("a token goes to no other origin and is not even fetched for one") {
  Line line;
  for (auto const* url :
       {"https://evil.example/", "https://management.example.evil.example/",
        "https://management.example:8443/", "https://management.example@evil.example/",
        "http://management.example/", "http://localhost:8081/", "https://localhost:8080/",
        "management.example", ""}) {
    INFO(url);
    auto const error = test::error_of([&] { line.send(Line::request(url)); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains("no token is sent to"));
  }
  CHECK(line.credential->asked.empty());
  CHECK(line.wire.requests().empty());
}

TEST_CASE("a 401 passes through and says as whom it was sent") {
  Line line;
  line.wire.on("GET", "", 401, "{}", {{"WWW-Authenticate", "Bearer"}});
  auto const response = line.send(Line::request("https://management.example/"));
  CHECK(response.status == 401);
  CHECK(response.sent_as.has_value());
}

TEST_CASE("after a 401 the tenant's token is not used again") {
  Line line;
  line.wire.on("GET", "", 401, "{}").on("GET", "", 200, "{}").on("GET", "", 200, "{}");
  line.send(Line::request("https://management.example/"));
  CHECK(line.credential->asked.size() == 1);
  line.send(Line::request("https://management.example/"));
  CHECK(line.credential->asked.size() == 2);
  line.send(Line::request("https://management.example/"));
  CHECK(line.credential->asked.size() == 2);
}

TEST_CASE("a claims challenge is answered once, with a token for its claims") {
  Line line;
  line.wire.on("PUT", "/links", 401, "{}", challenge()).on("PUT", "/links", 200, "done");
  auto request = Line::request("https://management.example/links");
  request.method = "PUT";
  request.body = "{}";
  request.resend = http::Resend::never;
  auto const response = line.send(request);
  CHECK(response.status == 200);
  CHECK(response.sent_as.has_value());
  CHECK(line.wire.all_used());
  CHECK(bearer_of(line.wire.requests().at(0)) == "Bearer t0ken");
  CHECK(bearer_of(line.wire.requests().at(1)) == "Bearer str0nger");
  CHECK(line.wire.requests().at(1).body == "{}");
  auto const& asked = line.credential->asked;
  REQUIRE(asked.size() == 2);
  CHECK(asked.at(1).claims == k_claims);
  CHECK(asked.at(1).tenant == asked.at(0).tenant);
  CHECK(asked.at(1).scope == asked.at(0).scope);
}

TEST_CASE("the token for a challenge serves the requests after it") {
  Line line;
  line.wire.on("GET", "", 401, "{}", challenge()).on("GET", "", 200, "{}").on("GET", "", 200, "{}");
  line.send(Line::request("https://management.example/"));
  line.send(Line::request("https://management.example/"));
  CHECK(bearer_of(line.wire.requests().at(2)) == "Bearer str0nger");
  CHECK(line.credential->asked.size() == 2);
}

TEST_CASE("a second challenge passes through, and its token is not used again") {
  Line line;
  line.wire.on("GET", "", 401, "1", challenge()).on("GET", "", 401, "2", challenge());
  auto const response = line.send(Line::request("https://management.example/"));
  CHECK(response.status == 401);
  CHECK(response.body == "2");
  CHECK(line.wire.all_used());
  line.wire.on("GET", "", 200, "{}");
  line.send(Line::request("https://management.example/"));
  CHECK(line.credential->asked.size() == 3);
  CHECK(line.credential->asked.back().claims.empty());
}

TEST_CASE("what a challenge cannot be answered with says that the service asked for more") {
  Line line;
  line.credential->refusal = core::Error{.kind = core::ErrorKind::auth,
                                         .message = "AADSTS50076: you must use MFA",
                                         .hint = "sign in again",
                                         .cause = "MFA required",
                                         .code = "AADSTS50076"};
  line.wire.on("GET", "", 401, "{}", challenge());
  auto error = test::error_of([&] { line.send(Line::request("https://management.example/")); });
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK(error.message == std::string("the service asks for a stronger or newer sign-in to the "
                                     "tenant ") +
                             test::k_tenant + ": AADSTS50076: you must use MFA");
  CHECK(error.hint == "sign in again");
  CHECK(error.cause == "MFA required");
  CHECK(error.code == "AADSTS50076");
  CHECK_FALSE(error.maybe_done);
  CHECK(line.wire.requests().size() == 1);

  auto const own = "the service asks for a stronger or newer sign-in, and nobody is there";
  line.credential->refusal->message = own;
  line.wire.on("GET", "", 401, "{}", challenge());
  error = test::error_of([&] { line.send(Line::request("https://management.example/")); });
  CHECK(error.message == own);
}

TEST_CASE("a challenge of a request without an authority is nobody's to answer") {
  Line line;
  line.wire.on("GET", "", 401, "{}", challenge());
  CHECK(line.send({.url = "https://management.example/"}).status == 401);
  CHECK(line.credential->asked.empty());
}

TEST_CASE("a person whose silent answer to a challenge is refused is asked themselves, once") {
  Line line;
  line.credential->type = core::Identity::Type::user;
  line.wire.on("GET", "", 401, "1", challenge())
      .on("GET", "", 401, "2", challenge())
      .on("GET", "", 401, "3", challenge());
  CHECK(line.send(Line::request("https://management.example/")).body == "3");
  REQUIRE(line.credential->asked.size() == 3);
  CHECK_FALSE(line.credential->asked.at(1).needs_person);
  CHECK(line.credential->asked.at(2).needs_person);
  CHECK(line.credential->asked.at(2).claims == k_claims);
}
