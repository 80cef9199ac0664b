#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>
#include <openssl/ssl.h>

#include <cstdlib>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::Contains;

namespace {

RawServer serving(Leaf leaf, int max_tls = 0) {
  return RawServer(always(raw_answer(200, "ok")), {.tls = std::move(leaf), .max_tls = max_tls});
}

core::Error refused(http::TransportOptions options, RawServer const& server,
                    std::string const& host = "localhost") {
  http::Transport transport(std::move(options));
  auto error = failure_of(transport, put(server.url(host)));
  CHECK(error.kind == core::ErrorKind::network);
  CHECK_FALSE(error.maybe_done);
  CHECK(server.requests().empty());
  return error;
}

} // namespace

TEST_CASE("a certificate of a CA file is trusted", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue());
  http::Transport transport(trusting(ca, folder));

  CHECK(transport.send({.url = server.url("localhost")}).body == "ok");
}

TEST_CASE("a certificate of the user's SSL_CERT_FILE is trusted", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue());
  http::Transport transport(
      transport_options({{"SSL_CERT_FILE", folder.write("mine.pem", ca.pem())}}));

  CHECK(transport.send({.url = server.url("localhost")}).body == "ok");
}

TEST_CASE("with another SSL_CERT_FILE the issuer is named as not trusted", "[socket]") {
  TestCa const ca("Snooping Gateway CA");
  TestCa const other("Another CA");
  TemporaryFolder const folder;
  auto const server = serving(ca.issue());

  auto const error = refused(
      transport_options({{"SSL_CERT_FILE", folder.write("other.pem", other.pem())}}), server);

  CHECK_THAT(error.message, Contains("issued by 'CN=Snooping Gateway CA'"));
  CHECK_THAT(error.hint, Contains("SSL_CERT_FILE"));
  CHECK_THAT(error.hint, Contains("ca_file"));
}

TEST_CASE("an SSL_CERT_FILE that cannot be read is named when a certificate is refused",
          "[socket]") {
  TestCa const ca;
  auto const server = serving(ca.issue());

  auto const error = refused(transport_options({{"SSL_CERT_FILE", "/nowhere/ca.pem"}}), server);

  CHECK_THAT(error.hint, Contains("SSL_CERT_FILE names '/nowhere/ca.pem'"));
}

TEST_CASE("the library itself finds no system certificates to parse for every connection",
          "[socket]") {
  http::Transport const transport(transport_options());

  CHECK(std::string(::getenv("SSL_CERT_FILE")) == "/dev/null");
  CHECK(std::string(::getenv("SSL_CERT_DIR")) == "/dev/null");
}

TEST_CASE("what the library would trust by itself counts for nothing", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue());
  auto options = transport_options();
  http::Transport transport(options);
  ::setenv("SSL_CERT_FILE", folder.write("ca.pem", ca.pem()).c_str(), 1);

  auto const error = failure_of(transport, {.url = server.url("localhost")});
  ::setenv("SSL_CERT_FILE", "/dev/null", 1);

  CHECK_THAT(error.message, Contains("not trusted"));
}

TEST_CASE("an expired certificate is refused with its date", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue({.valid_from = -20, .valid_until = -10}));

  auto const error = refused(trusting(ca, folder), server);

  CHECK_THAT(error.message, Contains("expired on 20"));
  CHECK_THAT(error.hint, Contains("clock"));
}

TEST_CASE("a certificate that is not valid yet is refused with a hint at the clock", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue({.valid_from = 10, .valid_until = 20}));

  auto const error = refused(trusting(ca, folder), server);

  CHECK_THAT(error.message, Contains("not valid before 20"));
  CHECK_THAT(error.hint, Contains("clock"));
}

TEST_CASE("a certificate of another host is refused with the names it has", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue({.hosts = {"a.example", "b.example"}}));

  auto const error = refused(trusting(ca, folder), server);

  CHECK_THAT(error.message, Contains("for another host (DNS:a.example, DNS:b.example)"));
}

TEST_CASE("a certificate that has its host only as common name is refused", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue({.hosts = {}}));

  auto const error = refused(trusting(ca, folder), server);

  CHECK_THAT(error.message, Contains("common name only"));
  CHECK_THAT(error.message, Contains("CN=localhost"));
}

TEST_CASE("a certificate for an address is checked against the address", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const right = serving(ca.issue({.addresses = {"127.0.0.1"}}));
  auto const wrong = serving(ca.issue());
  http::Transport transport(trusting(ca, folder));

  CHECK(transport.send({.url = right.url("127.0.0.1")}).body == "ok");
  CHECK_THAT(refused(trusting(ca, folder), wrong, "127.0.0.1").message,
             Contains("for another host (DNS:localhost)"));
}

TEST_CASE("a server that speaks no TLS newer than 1.1 is refused", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue(), TLS1_1_VERSION);

  auto const error = refused(trusting(ca, folder), server);

  CHECK_THAT(error.message, Contains("TLS handshake with https://localhost:"));
  CHECK_THAT(error.hint, Contains("TLS 1.2"));
}

TEST_CASE("TLS 1.2 is spoken with a server that knows nothing newer", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  auto const server = serving(ca.issue(), TLS1_2_VERSION);
  http::Transport transport(trusting(ca, folder));

  CHECK(transport.send({.url = server.url("localhost")}).body == "ok");
}

TEST_CASE("a plain server behind an https URL is a network error that sent nothing", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  RawServer const server([](RawConnection& connection) {
    connection.read_some();
    connection.send("HTTP/1.1 400 Bad Request\r\n\r\n");
  });
  http::Transport transport(trusting(ca, folder));

  auto const error =
      failure_of(transport, put("https://localhost:" + std::to_string(server.port())));

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("wrong version number"));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("the host goes out in SNI and in the Host header, connected by address", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  RawServer const server(
      [](RawConnection& connection) {
        connection.read_request();
        connection.send(raw_answer(200, connection.server_name()));
      },
      {.tls = ca.issue({.hosts = {"arm.example"}})});
  http::Transport transport(trusting(ca, folder));

  CHECK(transport.send({.url = server.url("arm.example")}).body == "arm.example");
  CHECK_THAT(server.requests().at(0),
             Contains("\r\nHost:arm.example:" + std::to_string(server.port()) + "\r\n"));
}

TEST_CASE("a TLS body cut without a goodbye is a network error", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  RawServer const server(
      [](RawConnection& connection) {
        connection.read_request();
        connection.send("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\nhalf");
        connection.reset();
      },
      {.tls = ca.issue()});
  http::Transport transport(trusting(ca, folder));

  auto const error = failure_of(transport, put(server.url("localhost")));

  CHECK(error.kind == core::ErrorKind::network);
  CHECK(error.maybe_done);
}

TEST_CASE("a CA file that cannot be read is a usage error that names it") {
  auto options = transport_options();
  options.ca_files = {"/nowhere/lab.pem"};

  auto const made = core::attempt([&] {
    http::Transport const transport(options);
    return true;
  });

  REQUIRE(made.error);
  CHECK(made.error->kind == core::ErrorKind::usage);
  CHECK_THAT(made.error->message, Contains("/nowhere/lab.pem"));
}
