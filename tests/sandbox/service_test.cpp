#include "sandbox/asking.hpp"
#include "sandbox/service.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

using namespace partnerctl;
using test::Asking;
using test::json_of;

namespace {

// The same state without and with faults: a token from the one is good for the other, for both have
// the key of the tests.
std::string user_token(std::string const& tenant) {
  Asking calm;
  return calm.user(tenant);
}

} // namespace

TEST_CASE("throttling answers 429 with the wait asked for, and does nothing") {
  Asking asking({.faults = {.throttle_percent = 100, .retry_after_seconds = 7}});
  auto const answer = asking.partner("PUT", user_token("contoso.example"), "1234567");
  CHECK(answer.status == 429);
  CHECK(answer.headers.get("Retry-After") == "7");
}

TEST_CASE("a lost answer is a cut after the write was carried out") {
  Asking asking({.faults = {.lose_percent = 100}});
  auto const token = asking.user("contoso.example");
  CHECK(asking.partner("PUT", token, "1234567").status == 0);
  CHECK(json_of(asking.partner("GET", token))["name"] == "1234567");
  CHECK(asking.partner("DELETE", token, "1234567").status == 0);
  CHECK(asking.partner("GET", token).status == 404);
}

TEST_CASE("a failing write is carried out or not, whatever its status says") {
  int carried_out = 0;
  constexpr int k_tries = 40;
  test::Asking calm({.extra_tenants = k_tries});
  for (std::uint32_t seed = 0; seed < k_tries; ++seed) {
    Asking asking({.faults = {.fail_percent = 60, .seed = seed}});
    auto const token = user_token("contoso.example");
    auto const answer = asking.partner("PUT", token, "1234567");
    if (answer.status == 200) {
      continue;
    }
    CHECK(answer.status >= 500);
    // Asked until an answer comes through.
    auto read = asking.partner("GET", token);
    while (read.status >= 500) {
      read = asking.partner("GET", token);
    }
    carried_out += read.status == 200 ? 1 : 0;
  }
  CHECK(carried_out > 2);
  CHECK(carried_out < k_tries * 6 / 10 - 2);
}

TEST_CASE("a failing token endpoint answers in Entra's shape") {
  Asking asking({.faults = {.fail_percent = 100}});
  auto const answer = asking.user_answer("contoso.example");
  CHECK(answer.status >= 500);
  CHECK(test::sts_code_of(answer) == 90033);
}

TEST_CASE("malformed answers are 200 with a body that tells nothing") {
  Asking asking({.faults = {.malform_percent = 100}});
  auto const answer = asking.partner("GET", user_token("litware.example"));
  CHECK(answer.status == 200);
  CHECK(answer.body.find("1234567") == std::string::npos);
}

TEST_CASE("a path of nobody wants a token, as ARM does") {
  Asking asking;
  CHECK(asking.call("GET", "/").status == 401);
  CHECK(asking.call("POST", "/oauth2/v2.0/token").status == 401);
  CHECK(asking.call("POST", "/a/b/oauth2/v2.0/token").status == 401);
}

TEST_CASE("the observer sees every request with its answer") {
  std::vector<std::string> seen;
  Asking asking({.observer = [&seen](http::Incoming const& request, http::Response const& answer) {
    seen.push_back(request.target + " " + std::to_string(answer.status));
  }});
  asking.user("contoso.example");
  asking.call("GET", "/metadata/identity/oauth2/token");
  CHECK(seen == std::vector<std::string>{"/contoso.example/oauth2/v2.0/token 200",
                                         "/metadata/identity/oauth2/token 400"});
}

TEST_CASE("only writes to ARM lose their answer, whatever the other services are sent") {
  Asking asking({.faults = {.lose_percent = 100}});
  CHECK(asking.call("POST", "/azure-devops/oidctoken").status == 302);
  CHECK(asking.call("POST", "/devicelogin").status == 400);
  CHECK(asking.call("POST", "/contoso.example/oauth2/v2.0/devicecode").status == 400);
}
