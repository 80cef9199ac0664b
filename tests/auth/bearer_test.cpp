#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "partnerctl/auth/bearer.hpp"
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
    return {.value = core::Secret("t0ken"),
            .expires_on = test::FakeClock::k_start + 1h,
            .identity = {.name = "engineer@partner.example",
                         .tenant = *core::Guid::parse(test::k_tenant)}};
  }
  core::Identity identity() const override { return {}; }
  std::optional<core::TenantRef> home() const override { return std::nullopt; }
  mutable std::vector<auth::TokenRequest> asked{};
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
