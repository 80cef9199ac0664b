#include "auth/answers.hpp"
#include "auth/errors.hpp"
#include "auth/token_answer.hpp"
#include "support/fake_clock.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr auto k_now = test::FakeClock::k_start;
constexpr long long k_now_seconds = 1795342500;

auth::TokenAnswer parse(std::string const& body) {
  return auth::parse_token_answer({.status = 200, .body = body}, k_now);
}

core::TimePoint expiry(core::Json body) {
  if (!body.contains("access_token")) {
    body["access_token"] = "opaque";
  }
  return parse(core::write_json(body)).expires_on;
}

} // namespace

TEST_CASE("the recorded answers of the token endpoints are read") {
  for (auto const& [name, token, lifetime] :
       {std::tuple{"ok_client_credentials.json", "TEST_ACCESS_TOKEN", 3599s},
        std::tuple{"ok_workload_identity.json", "TEST_ACCESS_TOKEN", 86399s},
        std::tuple{"ok_imds.json", "redacted", 84473s}}) {
    auto const response = test::recorded_answer(name);
    if (!response) {
      return;
    }
    auto const answer = auth::parse_token_answer(*response, k_now);
    CHECK(answer.access_token.reveal() == token);
    CHECK(answer.expires_on == k_now + lifetime);
    CHECK_FALSE(answer.refresh_token.has_value());
  }
}

TEST_CASE("the recorded device code is no token") {
  auto const response = test::recorded_answer("ok_devicecode_response.json");
  if (!response) {
    return;
  }
  auto const error = test::error_of([&] { auth::parse_token_answer(*response, k_now); });
  CHECK(error.kind == core::ErrorKind::protocol);
}

TEST_CASE("the lifetime of a token is read from a number, a string or a moment") {
  CHECK(expiry({{"expires_in", 60}}) == k_now + 60s);
  CHECK(expiry({{"expires_in", "60"}}) == k_now + 60s);
  CHECK(expiry({{"expires_on", k_now_seconds + 60}}) == k_now + 60s);
  CHECK(expiry({{"expires_on", std::to_string(k_now_seconds + 60)}}) == k_now + 60s);
  CHECK(expiry({{"expires_in", 60}, {"expires_on", 5}}) == k_now + 60s);
  CHECK(expiry({{"expires_on", "11/22/2026 10:16:00 +00:00"}}) == k_now + 60s);
}

TEST_CASE("an answer without a lifetime goes by the token, else counts as expired") {
  CHECK(expiry({{"access_token", test::token_with({{"exp", k_now_seconds + 90}})}}) == k_now + 90s);
  CHECK(expiry({{"access_token", "opaque"}}) == k_now);
}

TEST_CASE("a lifetime beyond reason does not leave the clock's range") {
  CHECK(expiry({{"expires_in", -5}}) == k_now);
  CHECK(expiry({{"expires_on", -5}}) == k_now);
  for (auto const* name : {"expires_in", "expires_on"}) {
    CHECK(expiry({{name, 9223372036854775807LL}}) == k_now + 366 * 24h);
    CHECK(expiry({{name, -9223372036854775807LL}}) == k_now);
  }
}

TEST_CASE("a refresh token in the answer is kept with it") {
  auto const answer = parse(R"({"access_token":"a","refresh_token":"r","expires_in":1})");
  REQUIRE(answer.refresh_token.has_value());
  CHECK(answer.refresh_token->reveal() == "r");
}

TEST_CASE("an ID token in the answer is kept with it") {
  auto const answer = parse(R"({"access_token":"a","id_token":"i","expires_in":1})");
  REQUIRE(answer.id_token.has_value());
  CHECK(answer.id_token->reveal() == "i");
  CHECK_FALSE(parse(R"({"access_token":"a","expires_in":1})").id_token.has_value());
}

TEST_CASE("a 200 that is no bearer token is a protocol error that does not repeat it") {
  for (auto const* body :
       {"", "<html>sign in</html>", "[]", "{}", R"({"access_token":null})", R"({"access_token":7})",
        R"({"access_token":""})", R"({"access_token":"hidden\r\nX-Evil: 1"})",
        R"({"access_token":"hidden token"})", R"({"access_token":"hidden","token_type":"pop"})"}) {
    INFO(body);
    auto const error = test::error_of([&] { parse(body); });
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK(error.status == 200);
    CHECK_FALSE(error.hint.empty());
    CHECK_FALSE(error.cause.empty());
    CHECK_THAT(error.message, !Contains("hidden"));
  }
}

TEST_CASE("a 200 of the token endpoint that is a page or no whole JSON is told for what it is") {
  auto const page = test::error_of([] { parse("<html>sign in</html>"); });
  CHECK_THAT(page.message, Contains("a page instead of JSON (a proxy?)"));
  for (auto const* body : {"", "null", R"({"access_token":"hid)"}) {
    INFO(body);
    auto const error = test::error_of([&] { parse(body); });
    CHECK_THAT(error.message, Contains("no whole JSON"));
    CHECK_THAT(error.hint, Contains("HTTPS_PROXY"));
    CHECK(error.cause != page.cause);
  }
}
