#include "auth/app_service.hpp"
#include "auth/issuers.hpp"

using namespace partnerctl;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

constexpr char const* k_endpoint = "http://127.0.0.1:41000/msi/token/";
constexpr char const* k_header = "id3ntity-h3ader";

struct Site : test::Bench {
  auth::TokenAnswer ask(std::optional<std::string> const& client_id = {}) {
    auto request = test::ask();
    request.timeout = 7s;
    return auth::app_service(k_endpoint, core::Secret(k_header), client_id, means())(request);
  }
  core::Error failure(int status, std::string const& body,
                      std::optional<std::string> const& client_id = {}) {
    wire.on("GET", k_endpoint, status, body);
    return test::error_of([&] { ask(client_id); });
  }
};

} // namespace

TEST_CASE("App Service is asked for the resource with the identity header") {
  Site site;
  site.wire.on("GET", k_endpoint, 200,
               R"({"access_token":"opaque","expires_on":"1795346100","resource":"r",)"
               R"("token_type":"Bearer","client_id":"c"})");
  auto const answer = site.ask();
  CHECK(answer.access_token.reveal() == "opaque");
  CHECK(answer.expires_on == test::FakeClock::k_start + 1h);
  auto const sent = site.wire.requests().at(0);
  CHECK(sent.url == std::string(k_endpoint) +
                        "?api-version=2019-08-01&resource=https%3A%2F%2Fmanagement.example");
  CHECK(sent.headers.get("X-IDENTITY-HEADER") == k_header);
  CHECK_FALSE(sent.headers.get("Authorization").has_value());
  CHECK_FALSE(sent.headers.get("Metadata").has_value());
  CHECK(sent.timeout == 7s);
  CHECK_THAT(site.traced, !Contains(k_header) && !Contains("opaque"));
}

TEST_CASE("a user-assigned identity is named by its client ID at App Service") {
  Site site;
  site.wire.on("GET", k_endpoint, 200,
               R"({"access_token":"opaque","expires_on":"11/22/2026 11:15:00 +00:00"})");
  CHECK(site.ask(test::k_client).expires_on == test::FakeClock::k_start + 1h);
  CHECK_THAT(site.wire.requests().at(0).url, Contains(std::string("&client_id=") + test::k_client));
}

TEST_CASE("App Service's refusals have its sentence and a remedy") {
  auto const* nested = R"({"error":{"code":"400","message":"No such identity."}})";
  auto const* flat = R"({"statusCode":400,"message":"No such identity."})";
  for (auto const* body : {nested, flat}) {
    Site site;
    auto const error = site.failure(400, body, test::k_client);
    CHECK(error.kind == core::ErrorKind::auth);
    CHECK(error.status == 400);
    CHECK_THAT(error.message, Contains("App Service") && Contains("No such identity"));
    CHECK_THAT(error.hint, Contains(test::k_client));
  }
  Site site;
  CHECK_THAT(site.failure(400, flat).hint, Contains("assign an identity"));
}

TEST_CASE("App Service's refusal does not show the identity header that it repeats") {
  Site site;
  auto const error = site.failure(401, R"({"message":"wrong header id3ntity-h3ader"})");
  CHECK(error.kind == core::ErrorKind::auth);
  CHECK_THAT(test::shown(error), !Contains(k_header) && Contains("***"));
}

TEST_CASE("App Service is asked again where it is busy") {
  Site site;
  site.wire.on("GET", k_endpoint, 500, "").on("GET", k_endpoint, 429, "");
  site.wire.on("GET", k_endpoint, 200, R"({"access_token":"opaque","expires_in":"60"})");
  CHECK(site.ask().expires_on > site.clock.now());
}

TEST_CASE("an answer of App Service without a token is a protocol error") {
  for (std::string const body : {"", "<html>", "{}", R"({"access_token":7})"}) {
    Site site;
    auto const error = site.failure(200, body);
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains("App Service"));
    CHECK_THAT(error.hint, !Contains("authority"));
  }
}

TEST_CASE("an identity endpoint is this machine's own") {
  test::Bench bench;
  for (auto const* bad : {"nonsense", "https://identity.example/token", "ftp://127.0.0.1/"}) {
    auto const error =
        test::error_of([&] { auth::app_service(bad, core::Secret(k_header), {}, bench.means()); });
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains("IDENTITY_ENDPOINT"));
  }
}
