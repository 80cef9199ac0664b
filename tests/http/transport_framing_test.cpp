#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::Contains;

namespace {

// What the transport makes of one answer to a write, and then of the next request.
struct Seen {
  core::Error error;
  std::string next_body;
  int connections;
};

Seen after(std::string const& answer) {
  RawServer const server([&](RawConnection& connection) {
    while (!connection.read_request().empty()) {
      connection.send(connection.index() == 0 ? answer : raw_answer(200, "own"));
    }
  });
  http::Transport transport(transport_options());
  auto const error = failure_of(transport, put(server.url() + "/first"));
  auto const next = transport.send({.url = server.url() + "/second"});
  return {error, next.body, server.connections()};
}

} // namespace

TEST_CASE("an interim answer is an error and the next request gets its own answer", "[socket]") {
  for (auto const* interim : {"100 Continue", "102 Processing", "103 Early Hints"}) {
    auto const seen =
        after(std::string("HTTP/1.1 ") + interim + "\r\n\r\n" + raw_answer(200, "another tenant"));

    CHECK(seen.error.kind == core::ErrorKind::protocol);
    CHECK_THAT(seen.error.message, Contains("interim"));
    CHECK(seen.error.maybe_done);
    CHECK(seen.next_body == "own");
    CHECK(seen.connections == 2);
  }
}

TEST_CASE("an interim answer harms none of the requests beside it", "[socket]") {
  // Each connection answers a request with its own path; some send an interim answer before.
  RawServer const server([](RawConnection& connection) {
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      auto const path = request.substr(4, request.find(" HTTP") - 4);
      connection.send((path.back() == '7' ? "HTTP/1.1 100 Continue\r\n\r\n" : "") +
                      raw_answer(200, path));
    }
  });
  http::Transport transport(transport_options());
  std::atomic<int> wrong{0};
  std::atomic<int> failed{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 8; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 20; ++i) {
          auto const path = "/" + std::to_string(t) + "/" + std::to_string(i);
          auto const got =
              core::attempt([&] { return transport.send({.url = server.url() + path}); });
          failed += got.error ? 1 : 0;
          wrong += got.value && got.value->body != path ? 1 : 0;
        }
      });
    }
  }
  CHECK(wrong == 0);
  CHECK(failed == 8 * 2);
}

TEST_CASE("after a protocol error no older connection to the host is used", "[socket]") {
  std::atomic<int> waiting{0};
  RawServer const server([&](RawConnection& connection) {
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      if (request.starts_with("GET /both")) {
        // Both at once, so that there are two connections.
        for (++waiting; waiting < 2;) {
          std::this_thread::yield();
        }
      }
      connection.send(request.starts_with("GET /bad")
                          ? "HTTP/1.1 100 Continue\r\n\r\n"
                          : raw_answer(200, std::to_string(connection.index())));
    }
  });
  http::Transport transport(transport_options());
  {
    std::jthread const other([&] { transport.send({.url = server.url() + "/both"}); });
    transport.send({.url = server.url() + "/both"});
  }
  failure_of(transport, {.url = server.url() + "/bad"});
  int const before = server.connections();

  CHECK(std::stoi(transport.send({.url = server.url() + "/next"}).body) >= before);
}

TEST_CASE("a Content-Length that is no number is an error and not an empty body", "[socket]") {
  for (auto const* length : {"abc", "-1", "5, 5", "1x", "99999999999999999999999"}) {
    auto const seen =
        after(std::string("HTTP/1.1 200 OK\r\nContent-Length: ") + length + "\r\n\r\n{\"a\":1}");

    INFO(length);
    CHECK(seen.error.kind == core::ErrorKind::protocol);
    CHECK_THAT(seen.error.message, Contains("Content-Length"));
    CHECK(seen.error.maybe_done);
    CHECK(seen.next_body == "own");
  }
}

TEST_CASE("a 204 with a body does not leave it for the next request", "[socket]") {
  auto const seen = after(raw_answer(204, raw_answer(200, "another tenant")));

  CHECK(seen.error.kind == core::ErrorKind::protocol);
  CHECK_THAT(seen.error.message, Contains("204"));
  CHECK(seen.next_body == "own");
}

TEST_CASE("what is no HTTP is a protocol error and uncertain", "[socket]") {
  auto const seen = after("220 mail.example ESMTP\r\n\r\n");

  CHECK(seen.error.kind == core::ErrorKind::protocol);
  CHECK(seen.error.maybe_done);
  CHECK(seen.next_body == "own");
}

TEST_CASE("a transfer coding that nobody undoes is an error", "[socket]") {
  auto const seen =
      after("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n2\r\nxx\r\n0\r\n\r\n");

  CHECK(seen.error.kind == core::ErrorKind::protocol);
  CHECK_THAT(seen.error.message, Contains("transfer coding"));
}

TEST_CASE("a broken chunk is a protocol error and uncertain", "[socket]") {
  auto const seen =
      after("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nxx\r\n0\r\n\r\n");

  CHECK(seen.error.kind == core::ErrorKind::protocol);
  CHECK(seen.error.maybe_done);
  CHECK(seen.next_body == "own");
}

TEST_CASE("a cut answer is a network error and uncertain", "[socket]") {
  for (auto const* answer :
       {"", "HTTP/1.1 200", "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n12345",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n123",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n123\r\n"}) {
    RawServer const server([&](RawConnection& connection) {
      connection.read_request();
      connection.send(answer);
    });
    http::Transport transport(transport_options());

    auto const error = failure_of(transport, put(server.url()));

    INFO(answer);
    CHECK(error.kind == core::ErrorKind::network);
    CHECK_THAT(error.message, Contains("ended before the answer was whole"));
    CHECK(error.maybe_done);
  }
}

TEST_CASE("a chunked body comes back whole", "[socket]") {
  RawServer const server(always("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                "5\r\n{\"a\":\r\n2;x=y\r\n1}\r\n0\r\n\r\n"));
  http::Transport transport(transport_options());

  CHECK(transport.send({.url = server.url()}).body == "{\"a\":1}");
  CHECK(transport.send({.url = server.url()}).body == "{\"a\":1}");
}

TEST_CASE("a compressed body is handed over as it came", "[socket]") {
  // Nobody asked for it, so nobody unpacks it: a bomb stays small.
  RawServer const server(always(raw_answer(200, "\x1f\x8bxyz", "Content-Encoding: gzip\r\n")));
  http::Transport transport(transport_options());

  CHECK(transport.send({.url = server.url()}).body == "\x1f\x8bxyz");
}

TEST_CASE("a body announced to be longer than allowed is refused before it is read", "[socket]") {
  // The server sends only the head: whoever waits for the body runs into the timeout.
  auto const seen = [] {
    RawServer const server([](RawConnection& connection) {
      connection.read_request();
      connection.send("HTTP/1.1 200 OK\r\nContent-Length: 2000000000\r\n\r\nxxx");
      connection.hold();
    });
    http::Transport transport(transport_options());
    return failure_of(transport, {.url = server.url(), .max_body = 1000});
  }();

  CHECK(seen.kind == core::ErrorKind::protocol);
  CHECK_THAT(seen.message, Contains("more than 1000 bytes"));
  CHECK(seen.maybe_done);
}

TEST_CASE("a body that grows longer than allowed is refused on the way", "[socket]") {
  std::string const piece(1000, 'x');
  for (auto const* head : {"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n",
                           "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"}) {
    bool const chunked = std::string(head).find("chunked") != std::string::npos;
    RawServer const server([&](RawConnection& connection) {
      connection.read_request();
      connection.send(head);
      for (int i = 0; i < 200; ++i) {
        connection.send(chunked ? "3e8\r\n" + piece + "\r\n" : piece);
      }
      connection.hold();
    });
    http::Transport transport(transport_options());

    auto const error = failure_of(transport, {.url = server.url(), .max_body = 10'000});

    INFO(head);
    CHECK(error.kind == core::ErrorKind::protocol);
    CHECK_THAT(error.message, Contains("more than 10000 bytes"));
  }
}

TEST_CASE("a body of just the allowed size is no error", "[socket]") {
  RawServer const server(always(raw_answer(200, std::string(1000, 'x'))));
  http::Transport transport(transport_options());

  CHECK(transport.send({.url = server.url(), .max_body = 1000}).body.size() == 1000);
}
