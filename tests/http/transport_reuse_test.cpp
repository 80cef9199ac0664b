#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <utility>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::EndsWith;

namespace {

// Every connection answers its first request, takes a second one and then closes without an
// answer, as one does whose idle time ran out while the request was under way.
RawScript closes_after_the_second() {
  return [](RawConnection& connection) {
    connection.read_request();
    connection.send(raw_answer(200, "first"));
    connection.read_request();
  };
}

// cpprest gives a connection back a moment after the answer is there, so a request may well get a
// new one; a test repeats itself until it met a used one.
constexpr int k_patience = 1000;

long count(RawServer const& server, std::string const& method) {
  auto const requests = server.requests();
  return std::count_if(requests.begin(), requests.end(),
                       [&](auto const& request) { return request.starts_with(method); });
}

// Sends writes until one fails; how many it sent, and the failure.
std::pair<long, core::Error> write_until_it_fails(RawServer const& server,
                                                  http::Request const& request) {
  http::Transport transport(transport_options());
  for (long sent = 1; sent < k_patience; ++sent) {
    auto const attempt = core::attempt([&] { return transport.send(request); });
    if (attempt.error || count(server, request.method) > sent) {
      return {sent, attempt.error.value_or(core::Error{.message = "sent twice"})};
    }
  }
  return {0, {}};
}

} // namespace

TEST_CASE("a write on a kept connection that ends without an answer is not sent a second time",
          "[socket]") {
  for (auto const* method : {"PUT", "POST", "PATCH", "DELETE"}) {
    for (auto const* body : {"{}", ""}) {
      RawServer const server(closes_after_the_second());
      auto request = put(server.url(), body);
      request.method = method;

      auto const [sent, error] = write_until_it_fails(server, request);

      INFO(method << " with body '" << body << "'");
      CHECK(error.kind == core::ErrorKind::network);
      CHECK(error.maybe_done);
      CHECK(count(server, method) == sent);
    }
  }
}

TEST_CASE(
    "a write that met a closed connection gets through at the next try, whatever was read since",
    "[socket]") {
  // Closes after every answer and does not say so.
  RawServer const server([](RawConnection& connection) {
    connection.read_request();
    connection.send(raw_answer(200, "done"));
  });
  http::Transport transport(transport_options());
  auto const written = [&] {
    // It may itself meet a connection that is just being closed, which is no write's loss.
    core::attempt([&] { return transport.send({.method = "GET", .url = server.url()}); });
    return static_cast<bool>(
        core::attempt([&] { return transport.send(put(server.url(), "{}")); }));
  };
  int tries = 1;
  while (written()) {
    REQUIRE(++tries < k_patience);
  }
  // One write was lost; none is from now on.
  for (int i = 0; i < 20; ++i) {
    CHECK(written());
  }
}

TEST_CASE("what may be sent again on a kept connection that ended is, with its body", "[socket]") {
  for (auto const* method : {"GET", "POST"}) {
    RawServer const server(closes_after_the_second());
    http::Transport transport(transport_options());
    long sent = 0;
    while (count(server, method) == sent && sent < k_patience) {
      CHECK(transport.send({.method = method, .url = server.url(), .body = "grant=1"}).body ==
            "first");
      ++sent;
    }
    CHECK(count(server, method) > sent);
    for (auto const& request : server.requests()) {
      CHECK_THAT(request, EndsWith("\r\n\r\ngrant=1"));
    }
  }
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

TEST_CASE("late trailers of a chunked body cost the next request and no further one", "[socket]") {
  // Of what follows the last chunk cpprest reads two bytes; the rest comes when the next request
  // does, and looks like the beginning of its answer.
  RawServer const server([](RawConnection& connection) {
    while (!connection.read_request().empty()) {
      if (connection.index() > 0) {
        connection.send(raw_answer(200, "own"));
        continue;
      }
      connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\nX-");
      if (!connection.read_request().empty()) {
        connection.send("Trailer: late\r\n\r\n" + raw_answer(200, "own"));
      }
    }
  });
  http::Transport transport(transport_options());
  CHECK(transport.send({.url = server.url()}).body == "x");
  std::optional<core::Error> error;
  for (int i = 0; i < k_patience && !error; ++i) {
    auto const next = core::attempt([&] { return transport.send(put(server.url())); });
    error = next.error;
    CHECK((error || next.value->body == "own"));
  }

  REQUIRE(error);
  CHECK(error->kind == core::ErrorKind::protocol);
  CHECK(error->maybe_done);
  CHECK(transport.send({.url = server.url()}).body == "own");
}
