#include "http/transport_fixture.hpp"
#include "partnerctl/http/tls_probe.hpp"

#include <catch2/catch.hpp>
#include <openssl/ssl.h>

#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;
using Step = http::TlsProbe::Step;

namespace {

RawScript holding() {
  return [](RawConnection& connection) { connection.hold(); };
}

RawServerOptions with(Leaf leaf) {
  return {.tls = std::move(leaf)};
}

// Trusts nothing but what is given.
http::TlsProbeOptions options(std::map<std::string, std::string, std::less<>> environment = {}) {
  auto const base = transport_options(std::move(environment));
  return {.environment = base.environment, .lookup = base.lookup, .timeout = 5s};
}

http::TlsProbeOptions trusting_file(std::string const& pem, TemporaryFolder const& folder) {
  return options({{"SSL_CERT_FILE", folder.write("trusted.pem", pem)}});
}

http::TlsProbe probe_of(LeafOptions const& leaf, std::string const& host = "localhost") {
  TestCa const ca("House CA");
  TemporaryFolder const folder;
  RawServer const server(holding(), with(ca.issue(leaf)));
  return http::tls_probe(server.url(host), trusting_file(ca.pem(), folder));
}

RawScript tunnelling(int port) {
  return [port](RawConnection& connection) {
    if (!connection.read_request().empty()) {
      connection.send("HTTP/1.1 200 Connection established\r\n\r\n");
      connection.tunnel_to(port);
    }
  };
}

http::TlsProbe by_proxy(RawScript script) {
  RawServer const proxy(std::move(script));
  return http::tls_probe(
      "https://far.example",
      options({{"HTTPS_PROXY", "http://me:hidden@127.0.0.1:" + std::to_string(proxy.port())}}));
}

} // namespace

TEST_CASE("a chain that is accepted is shown with who issued it and until when", "[socket]") {
  auto const found = probe_of({.hosts = {"localhost"}, .valid_until = 20});
  CHECK(found.step == Step::done);
  CHECK_FALSE(found.error);
  REQUIRE_FALSE(found.chain.empty());
  CHECK(found.chain.front().subject == "CN=localhost");
  CHECK(found.chain.front().issuer == "CN=House CA");
  auto const days = found.chain.front().not_after - std::chrono::system_clock::now();
  CHECK(days > std::chrono::hours(19 * 24));
  CHECK(days < std::chrono::hours(21 * 24));
  // Whose CA only SSL_CERT_FILE knows.
  CHECK_FALSE(found.is_trusted_by_system);
  CHECK(found.proxy.empty());
}

TEST_CASE("a CA file of the cloud is trusted too", "[socket]") {
  TestCa const ca("House CA");
  TemporaryFolder const folder;
  RawServer const server(holding(), with(ca.issue()));
  auto trusting = options();
  trusting.ca_files = {folder.write("ca.pem", ca.pem())};
  CHECK(http::tls_probe(server.url("localhost"), trusting).step == Step::done);
}

TEST_CASE("a chain of an unknown issuer is refused and shown all the same", "[socket]") {
  TestCa const ca("Snooping Gateway CA");
  RawServer const server(holding(), with(ca.issue()));
  auto const found = http::tls_probe(server.url("localhost"), options());
  CHECK(found.step == Step::certificate);
  REQUIRE(found.error);
  CHECK_THAT(found.error->message, Contains("Snooping Gateway CA"));
  CHECK_THAT(found.error->hint, Contains("SSL_CERT_FILE"));
  REQUIRE_FALSE(found.chain.empty());
  CHECK(found.chain.front().issuer == "CN=Snooping Gateway CA");
}

TEST_CASE("an expired chain and one of another host are refused with the reason", "[socket]") {
  auto const expired = probe_of({.valid_from = -20, .valid_until = -10});
  CHECK(expired.step == Step::certificate);
  CHECK_THAT(expired.error.value().message, Contains("expired on 20"));
  auto const other = probe_of({.hosts = {"other.example"}});
  CHECK(other.step == Step::certificate);
  CHECK_THAT(other.error.value().message, Contains("other.example"));
}

TEST_CASE("the host is named to the server, an address is not", "[socket]") {
  TestCa const ca;
  std::string named = "nothing yet";
  auto const script = [&named](RawConnection& connection) { named = connection.server_name(); };
  {
    RawServer const server(script, with(ca.issue()));
    http::tls_probe(server.url("far.example"), options());
  }
  CHECK(named == "far.example");
  {
    RawServer const server(script, with(ca.issue()));
    http::tls_probe(server.url("127.0.0.1"), options());
  }
  CHECK(named.empty());
}

TEST_CASE("a server below TLS 1.2 ends in the handshake", "[socket]") {
  TestCa const ca;
  RawServer const server(holding(), {.tls = ca.issue(), .max_tls = TLS1_1_VERSION});
  auto const found = http::tls_probe(server.url("localhost"), options());
  CHECK(found.step == Step::handshake);
  CHECK(found.error.value().kind == core::ErrorKind::network);
}

TEST_CASE("a dead port and a name that is none end before any TLS", "[socket]") {
  int port = 0;
  {
    RawServer const gone(holding());
    port = gone.port();
  }
  auto const dead = http::tls_probe("https://localhost:" + std::to_string(port), options());
  CHECK(dead.step == Step::connect);
  CHECK_THAT(dead.error.value().message, Contains("cannot connect to https://localhost"));
  auto const nowhere = http::tls_probe("https://nowhere.example", options());
  CHECK(nowhere.step == Step::connect);
  CHECK_THAT(nowhere.error.value().message, Contains("nowhere.example"));
}

TEST_CASE("a server that takes the connection and says nothing is given up in time", "[socket]") {
  RawServer const server(holding());
  auto impatient = options();
  http::TlsProbe found;
  std::string within;
  // A machine that stands still for a while may not come so far at first.
  for (impatient.timeout = 100ms; found.step != Step::handshake && impatient.timeout < 20s;
       impatient.timeout *= 4) {
    found = http::tls_probe("https://localhost:" + std::to_string(server.port()), impatient);
    within = fmt::format("within {:g} s", std::chrono::duration<double>(impatient.timeout).count());
  }
  CHECK(found.step == Step::handshake);
  CHECK_THAT(found.error.value().message, Contains(within));
}

TEST_CASE("a stop ends the probe", "[socket]") {
  std::stop_source stop;
  RawServer const server([&stop](RawConnection& connection) {
    stop.request_stop();
    connection.hold();
  });
  auto stoppable = options();
  stoppable.timeout = 1min;
  stoppable.stop = stop.get_token();
  auto const done = core::attempt([&] {
    return http::tls_probe("https://localhost:" + std::to_string(server.port()), stoppable);
  });
  REQUIRE(done.error);
  CHECK(done.error->kind == core::ErrorKind::cancelled);
}

TEST_CASE("a proxy is asked for the host with its credentials, and the chain is the host's",
          "[socket]") {
  TestCa const ca("House CA");
  TemporaryFolder const folder;
  RawServer const server(holding(), with(ca.issue({.hosts = {"far.example"}})));
  RawServer const proxy(tunnelling(server.port()));
  auto const place = "127.0.0.1:" + std::to_string(proxy.port());
  auto const found = http::tls_probe(
      "https://far.example", options({{"HTTPS_PROXY", "http://me:hidden@" + place},
                                      {"SSL_CERT_FILE", folder.write("ca.pem", ca.pem())}}));
  CHECK(found.step == Step::done);
  CHECK(found.proxy == "http://" + place);
  CHECK(found.chain.at(0).issuer == "CN=House CA");
  REQUIRE(proxy.requests().size() == 1);
  CHECK_THAT(proxy.requests().at(0), StartsWith("CONNECT far.example:443 HTTP/1.1\r\n") &&
                                         Contains("Proxy-Authorization: Basic bWU6aGlkZGVu"));
}

TEST_CASE("a proxy that refuses, wants a sign-in or is none says so", "[socket]") {
  auto const refusing = by_proxy(always("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n"));
  CHECK(refusing.step == Step::tunnel);
  CHECK_THAT(refusing.error.value().message,
             Contains("refused the way to https://far.example (status 403)") &&
                 !Contains("hidden"));
  auto const asking = by_proxy(always("HTTP/1.1 407 Who\r\nContent-Length: 0\r\n\r\n"));
  CHECK_THAT(asking.error.value().message, Contains("asks for a sign-in (407)"));
  auto const none = by_proxy([](RawConnection& connection) {
    connection.read_request();
    connection.send("SSH-2.0-OpenSSH_9.2\r\n\r\n");
  });
  CHECK(none.step == Step::tunnel);
  CHECK_THAT(none.error.value().message, Contains("does not answer like a proxy"));
}

TEST_CASE("plain http has no TLS to look at") {
  auto const done =
      core::attempt([] { return http::tls_probe("http://localhost:8080", options()); });
  REQUIRE(done.error);
  CHECK(done.error->kind == core::ErrorKind::usage);
}
