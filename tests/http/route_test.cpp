#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/http/route.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;

namespace {

http::Route route(std::string const& url,
                  std::map<std::string, std::string, std::less<>> environment) {
  return http::route_of(url, core::Environment(std::move(environment)));
}

} // namespace

TEST_CASE("without a proxy variable every URL is reached straight") {
  auto const found = route("https://far.example", {{"NO_PROXY", "*"}});
  CHECK(found.proxy.empty());
  CHECK_FALSE(found.is_exempt);
}

TEST_CASE("a proxy is named without its credentials") {
  auto const found =
      route("https://far.example", {{"HTTPS_PROXY", "http://me:hidden@proxy.example:3128"}});
  CHECK(found.proxy == "http://proxy.example:3128");
  CHECK_FALSE(found.is_exempt);
}

TEST_CASE("what NO_PROXY names and what is on loopback is exempt from the proxy") {
  auto const environment = std::map<std::string, std::string, std::less<>>{
      {"HTTPS_PROXY", "http://proxy.example:3128"}, {"NO_PROXY", "far.example"}};
  for (auto const* url : {"https://far.example", "https://localhost:8443"}) {
    auto const found = route(url, environment);
    CHECK(found.proxy.empty());
    CHECK(found.is_exempt);
  }
}

TEST_CASE("a proxy variable that is no URL is a usage error") {
  auto const done = core::attempt([] {
    return route("https://far.example", {{"HTTPS_PROXY", "socks5://x"}});
  });
  REQUIRE(done.error);
  CHECK(done.error->kind == core::ErrorKind::usage);
}
