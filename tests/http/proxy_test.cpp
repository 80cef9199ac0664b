#include "http/proxy.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

#include <map>

using namespace partnerctl;
using Catch::Matchers::Contains;

namespace {

using Variables = std::map<std::string, std::string, std::less<>>;

std::optional<http::Proxy> proxy_for(std::string const& url, Variables const& variables) {
  auto const parsed = http::Url::parse(url);
  REQUIRE(parsed);
  return http::proxy_for(*parsed, core::Environment(variables));
}

auto const* const k_url = "https://management.azure.com/x";

} // namespace

TEST_CASE("https goes through the proxy of the environment") {
  auto const proxy = proxy_for(k_url, {{"HTTPS_PROXY", "http://Proxy.Example:3128/"}});
  REQUIRE(proxy);
  CHECK(proxy->url == "http://proxy.example:3128");
  CHECK(proxy->user.empty());
  CHECK(proxy->password.empty());
}

TEST_CASE("no variable, no proxy") {
  CHECK_FALSE(proxy_for(k_url, {}));
  CHECK_FALSE(proxy_for(k_url, {{"HTTPS_PROXY", ""}, {"HTTP_PROXY", "http://p:1"}}));
}

TEST_CASE("the lower-case variable counts where both are set") {
  auto const proxy =
      proxy_for(k_url, {{"HTTPS_PROXY", "http://upper:1"}, {"https_proxy", "http://lower:1"}});
  REQUIRE(proxy);
  CHECK(proxy->url == "http://lower:1");
  CHECK_FALSE(
      proxy_for(k_url, {{"https_proxy", "http://p:1"}, {"NO_PROXY", "x"}, {"no_proxy", "*"}}));
  CHECK(proxy_for(k_url, {{"https_proxy", "http://p:1"}, {"NO_PROXY", "*"}, {"no_proxy", "x"}}));
}

TEST_CASE("what must stay near goes through no proxy") {
  auto const* const url = GENERATE(
      "https://localhost:8443/", "https://127.0.0.1/", "https://[::1]/", "http://localhost:1/",
      "http://169.254.169.254/metadata", "https://169.254.169.254/metadata", "http://a.example/");
  INFO(url);
  CHECK_FALSE(proxy_for(url, {{"HTTPS_PROXY", "http://p:1"}, {"HTTP_PROXY", "http://p:1"}}));
}

TEST_CASE("NO_PROXY takes a host out") {
  Variables const variables{{"HTTPS_PROXY", "http://p:1"}, {"NO_PROXY", "azure.com"}};
  CHECK_FALSE(proxy_for(k_url, variables));
  CHECK(proxy_for("https://login.example/", variables));
}

TEST_CASE("a proxy's credentials are decoded and kept apart") {
  auto const proxy =
      proxy_for(k_url, {{"HTTPS_PROXY", "http://dom%5Cuser:p%40ss:w@rd/%25@proxy.example:3128"}});
  REQUIRE(proxy);
  CHECK(proxy->url == "http://proxy.example:3128");
  CHECK(proxy->user == "dom\\user");
  CHECK(proxy->password.reveal() == "p@ss:w@rd/%");
  CHECK(proxy_for(k_url, {{"HTTPS_PROXY", "http://user@p"}})->user == "user");
}

TEST_CASE("a proxy without a scheme is an http one, as everywhere") {
  auto const proxy = proxy_for(k_url, {{"HTTPS_PROXY", "proxy.example:3128"}});
  REQUIRE(proxy);
  CHECK(proxy->url == "http://proxy.example:3128");
}

TEST_CASE("a bad proxy is a usage error that names the variable and nothing of its value") {
  auto const* const value = GENERATE(
      "https://u-hidden:p-hidden@proxy.example:3128", "socks5://hidden:1", "http://",
      "http://u-hidden:p-hidden@", "http://u-hidden:p%zz-hidden@proxy:1",
      "http://u%-hidden@proxy:1", "http://proxy:99999", "http://proxy/hidden", "http://pro xy:1");
  auto const* const name = GENERATE("HTTPS_PROXY", "https_proxy");
  INFO(value);
  try {
    proxy_for(k_url, {{name, value}});
    FAIL("was taken");
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK_THAT(error.message, Contains(name) && !Contains("hidden"));
    CHECK_THAT(error.hint, Contains("http://HOST:PORT") && !Contains("hidden"));
  }
}
