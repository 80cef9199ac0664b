#include "cli/doctor/endpoints.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace cli::doctor;
using Catch::Matchers::Contains;

namespace {

Check answered(std::string const& role, int status, std::string body = {}) {
  Answer answer{.response = {.status = status, .body = std::move(body)},
                .took = std::chrono::milliseconds(12)};
  Survey const survey{.visits = {{.role = role,
                                  .origin = "https://there.example",
                                  .answer = core::Attempt<Answer>{.value = answer}}}};
  return check_endpoints(survey).at(0);
}

constexpr char const* k_metadata =
    R"({"token_endpoint":"https://there.example/common/oauth2/v2.0/token"})";

} // namespace

TEST_CASE("an authority that shows its metadata is reachable, with the time it took") {
  auto const check = answered("authority", 200, k_metadata);
  CHECK(check.state == State::passed);
  CHECK(check.detail == "https://there.example answers 200 in 12 ms");
}

TEST_CASE("an answer in the authority's place is told apart from the authority") {
  for (auto const* body : {"<html>Sign in to the guest network</html>",
                           R"({"token_endpoint":"https://elsewhere.example/token"})"}) {
    auto const check = answered("authority", 200, body);
    CHECK(check.state == State::failed);
    CHECK_THAT(check.detail, Contains("no OpenID metadata"));
    CHECK_THAT(check.remedy, Contains("HTTPS_PROXY"));
  }
  CHECK(answered("authority", 404).state == State::failed);
}

TEST_CASE("the resource manager answers a stranger with 401 and nothing else") {
  CHECK(answered("resource manager", 401).state == State::passed);
  CHECK(answered("resource manager", 200).state == State::failed);
  CHECK(answered("resource manager", 302).state == State::failed);
  CHECK(answered("resource manager", 404).state == State::failed);
}

TEST_CASE("partner center and graph may refuse a stranger as they like") {
  for (auto const* role : {"partner center", "graph"}) {
    CHECK(answered(role, 401).state == State::passed);
    CHECK(answered(role, 403).state == State::passed);
    CHECK(answered(role, 302).state == State::failed);
    CHECK(answered(role, 503).state == State::failed);
  }
  CHECK_THAT(answered("graph", 503).remedy, Contains("again later"));
}

TEST_CASE("an endpoint that did not answer fails with its error, and one that is none is skipped") {
  core::Error const error{.message = "cannot connect", .hint = "check the network"};
  Survey const survey{.visits = {{.role = "authority",
                                  .origin = "https://there.example",
                                  .answer = core::Attempt<Answer>{.error = error}},
                                 {.role = "graph"}}};
  auto const checks = check_endpoints(survey);
  CHECK(checks.at(0).state == State::failed);
  CHECK(checks.at(0).detail == "cannot connect");
  CHECK(checks.at(0).remedy == "check the network");
  CHECK(checks.at(1).state == State::skipped);
}
