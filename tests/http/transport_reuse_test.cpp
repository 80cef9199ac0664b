#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::Contains;
using Catch::Matchers::StartsWith;

namespace {

// A server that answers one request of its first connection, takes a second one and then closes
// without an answer, as one does whose idle time ran out while the request was under way.
RawScript closes_after_the_second() {
  return [](RawConnection& connection) {
    connection.read_request();
    connection.send(raw_answer(200, "first"));
    while (!connection.read_request().empty() && connection.index() > 0) {
      connection.send(raw_answer(200, "again"));
    }
  };
}

long count(RawServer const& server, std::string const& method) {
  auto const requests = server.requests();
  return std::count_if(requests.begin(), requests.end(),
                       [&](auto const& request) { return request.starts_with(method); });
}

} // namespace

TEST_CASE("a write on a kept connection that ends without an answer is not sent a second time",
          "[socket]") {
  for (auto const* method : {"PUT", "POST", "PATCH", "DELETE"}) {
    for (auto const* body : {"{}", ""}) {
      RawServer const server(closes_after_the_second());
      http::Transport transport(transport_options());
      transport.send({.url = server.url()});
      auto request = put(server.url(), body);
      request.method = method;

      auto const error = failure_of(transport, request);

      INFO(method << " with body '" << body << "'");
      CHECK(error.kind == core::ErrorKind::network);
      CHECK(error.maybe_done);
      CHECK(count(server, method) == 1);
    }
  }
}

TEST_CASE("a read on a kept connection that ended is sent again by the library", "[socket]") {
  RawServer const server(closes_after_the_second());
  http::Transport transport(transport_options());
  transport.send({.url = server.url()});

  transport.send({.url = server.url()});

  CHECK(count(server, "GET") == 3);
  CHECK(server.connections() == 2);
}

TEST_CASE("a token call that may be sent again keeps its body when it is", "[socket]") {
  RawServer const server(closes_after_the_second());
  http::Transport transport(transport_options());
  transport.send({.url = server.url()});

  transport.send({.method = "POST", .url = server.url(), .body = "grant=1"});

  CHECK_THAT(server.requests().back(), Contains("\r\n\r\ngrant=1"));
  CHECK(count(server, "POST") == 2);
}

TEST_CASE("a connection that the server says it will close is not used again", "[socket]") {
  RawServer const server([](RawConnection& connection) {
    connection.read_request();
    connection.send(raw_answer(200, "ok", "Connection: close\r\n"));
  });
  http::Transport transport(transport_options());

  CHECK(transport.send({.url = server.url()}).body == "ok");
  CHECK(transport.send(put(server.url())).body == "ok");
  CHECK(server.connections() == 2);
}

TEST_CASE("trailers after a chunked body cost the next request and no further one", "[socket]") {
  RawServer const server([](RawConnection& connection) {
    while (!connection.read_request().empty()) {
      connection.send(connection.index() == 0 ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n"
                                                "\r\n1\r\nx\r\n0\r\n"
                                              : raw_answer(200, "own"));
      if (connection.index() == 0) {
        connection.send("X-Trailer: late\r\n\r\n");
      }
    }
  });
  http::Transport transport(transport_options());
  CHECK(transport.send({.url = server.url()}).body == "x");

  auto const second = core::attempt([&] { return transport.send(put(server.url())); });

  CHECK((second.error ? second.error->maybe_done : second.value->body == "own"));
  CHECK(transport.send({.url = server.url()}).body == "own");
}
