#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

// Trusts a fresh CA whose certificate is good for far.example, which answers behind a proxy.
struct Setting {
  TestCa ca{};
  TemporaryFolder folder{};
  RawServer server{always(raw_answer(200, "far")), {.tls = ca.issue({.hosts = {"far.example"}})}};

  http::TransportOptions by(std::string const& proxy) {
    auto options = trusting(ca, folder);
    auto environment = options.environment.all();
    environment["HTTPS_PROXY"] = proxy;
    options.environment = core::Environment(environment);
    options.lookup = [](std::string const& host) {
      // The proxy looks up the far host, we do not.
      return host == "proxy.example" ? std::vector<std::string>{"127.0.0.1"}
                                     : std::vector<std::string>{};
    };
    return options;
  }
  http::Request request() const {
    return {.method = "PUT",
            .url = server.url("far.example") + "/x",
            .headers = {{"Authorization", "Bearer topsecret"}},
            .body = "{}",
            .resend = http::Resend::never};
  }
};

RawScript tunnelling(int port) {
  return [port](RawConnection& connection) {
    if (!connection.read_request().empty()) {
      connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
      connection.tunnel_to(port);
    }
  };
}

std::string at(RawServer const& proxy, std::string const& user = {}) {
  return "http://" + user + "proxy.example:" + std::to_string(proxy.port());
}

core::Error refused_by(RawScript script) {
  Setting setting;
  RawServer const proxy(std::move(script));
  http::Transport transport(setting.by(at(proxy)));
  auto error = failure_of(transport, setting.request());
  CHECK(error.kind == core::ErrorKind::network);
  CHECK_FALSE(error.maybe_done);
  CHECK_THAT(error.message, Contains("the proxy http://proxy.example:"));
  return error;
}

} // namespace

TEST_CASE("https goes through the proxy's tunnel and the proxy sees no token", "[socket]") {
  Setting setting;
  RawServer const proxy(tunnelling(setting.server.port()));
  http::Transport transport(setting.by(at(proxy)));

  CHECK(transport.send(setting.request()).body == "far");
  CHECK(transport.send(setting.request()).body == "far");

  auto const asked = proxy.requests();
  REQUIRE(!asked.empty());
  CHECK_THAT(asked.at(0), StartsWith("CONNECT far.example:" +
                                     std::to_string(setting.server.port()) + " HTTP/1.1\r\n"));
  CHECK_THAT(asked.at(0), !Contains("topsecret"));
  CHECK_THAT(asked.at(0), !Contains("Proxy-Authorization"));
  CHECK_THAT(setting.server.requests().at(0), Contains("Bearer topsecret"));
  CHECK_THAT(setting.server.requests().at(0),
             Contains("\r\nHost: far.example:" + std::to_string(setting.server.port())));
}

TEST_CASE("the proxy's credentials go to the proxy and nowhere else", "[socket]") {
  Setting setting;
  RawServer const proxy(tunnelling(setting.server.port()));
  http::Transport transport(setting.by(at(proxy, "ann:p%40ss@")));

  CHECK(transport.send(setting.request()).body == "far");

  CHECK_THAT(proxy.requests().at(0), Contains("Proxy-Authorization: Basic YW5uOnBAc3M=\r\n"));
  CHECK_THAT(setting.server.requests().at(0), !Contains("Proxy-Authorization"));
}

TEST_CASE("the certificate of the host behind a proxy is checked as any other", "[socket]") {
  Setting setting;
  TestCa const snoop("Inspecting Proxy");
  RawServer const impostor(always(raw_answer(200, "snooped")),
                           {.tls = snoop.issue({.hosts = {"far.example"}})});
  RawServer const proxy(tunnelling(impostor.port()));
  http::Transport transport(setting.by(at(proxy)));

  auto const error = failure_of(transport, setting.request());

  CHECK_THAT(error.message, Contains("issued by 'CN=Inspecting Proxy'"));
  CHECK_FALSE(error.maybe_done);
  CHECK(impostor.requests().empty());
}

TEST_CASE("a proxy that wants a sign-in is named with what to do", "[socket]") {
  auto const error =
      refused_by(always("HTTP/1.1 407 Authentication Required\r\nContent-Length: 0\r\n\r\n"));

  CHECK_THAT(error.message, Contains("asks for a sign-in (407)"));
  CHECK_THAT(error.hint, Contains("HTTPS_PROXY"));
}

TEST_CASE("a proxy that refuses a host is named with its status", "[socket]") {
  auto const error = refused_by(always("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));

  CHECK_THAT(error.message, Contains("(status 403)"));
}

TEST_CASE("a proxy that answers a page to CONNECT is no proxy", "[socket]") {
  auto const error = refused_by(always("<html>Welcome to the hotel</html>\r\n\r\n"));

  CHECK_THAT(error.message, Contains("does not answer like a proxy"));
}

TEST_CASE("a proxy that closes without an answer is no proxy", "[socket]") {
  auto const error = refused_by([](RawConnection& connection) { connection.read_request(); });

  CHECK_THAT(error.message, Contains("does not answer like a proxy"));
}

TEST_CASE("a proxy that cannot be connected to is named", "[socket]") {
  Setting setting;
  int port = 0;
  {
    RawServer const gone(always(""));
    port = gone.port();
  }
  http::Transport transport(setting.by("http://proxy.example:" + std::to_string(port)));

  auto const error = failure_of(transport, setting.request());

  CHECK_THAT(error.message, Contains("cannot connect to the proxy http://proxy.example:"));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("a proxy that never answers does not outlast the timeout or a stop", "[socket]") {
  Setting setting;
  RawServer const proxy([](RawConnection& connection) {
    connection.read_request();
    connection.hold();
  });
  http::Transport transport(setting.by(at(proxy)));

  auto const [error, within] = late_failure_of(
      transport, setting.request(), [&](core::Error const&) { return !proxy.requests().empty(); });

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains(within));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("loopback is reached without the proxy", "[socket]") {
  Setting setting;
  RawServer const proxy(tunnelling(1));
  RawServer const near(always(raw_answer(200, "near")));
  http::Transport transport(setting.by(at(proxy)));

  CHECK(transport.send({.url = near.url()}).body == "near");
  CHECK(proxy.connections() == 0);
}

TEST_CASE("a proxy that is no http URL is a usage error of the transport", "[socket]") {
  Setting setting;

  auto const made = core::attempt([&] {
    http::Transport const transport(setting.by("socks5://proxy.example:1080"));
    return true;
  });

  REQUIRE(made.error);
  CHECK(made.error->kind == core::ErrorKind::usage);
}
