#include "http/listener_fixture.hpp"
#include "partnerctl/core/error.hpp"

#include <catch2/catch.hpp>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <future>
#include <optional>
#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;

TEST_CASE("a listener hands over method, target, headers and body, and sends the answer") {
  http::Listener const listener({}, echo());
  CHECK(listener.url() == "http://localhost:" + std::to_string(listener.port()));
  Client const client(listener.port());
  client.send("PATCH /a%20b/?x=1&y=%26 HTTP/1.1\r\nHost: localhost\r\nX-Sent: v\r\n"
              "Content-Length: 5\r\n\r\nhello");
  auto const answer = client.read_until("hello");
  CHECK(answer.find("HTTP/1.1 201 ") == 0);
  CHECK(answer.find("x-seen: v\r\n") != std::string::npos);
  CHECK(answer.find("Content-Type: text/plain; charset=utf-8\r\n") != std::string::npos);
  CHECK(answer.find("\r\n\r\nPATCH /a%20b/?x=1&y=%26 hello") != std::string::npos);
}

TEST_CASE("a listener keeps a connection alive over several requests") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  for (auto const* path : {"/one", "/two", "/three"}) {
    client.send(std::string("GET ") + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
    CHECK(client.read_until(path).find("HTTP/1.1 201") == 0);
  }
}

TEST_CASE("an answer without a body says that its length is 0") {
  http::Listener const listener(
      {}, [](http::Incoming const&, http::Reply const& reply) { reply({.status = 200}); });
  Client const client(listener.port());
  client.send("DELETE / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n").find("Content-Length: 0\r\n") != std::string::npos);
}

TEST_CASE("a late answer from another thread blocks no other request") {
  std::promise<http::Reply> kept;
  http::Listener const listener({}, [&kept](http::Incoming const& request, http::Reply reply) {
    if (request.target == "/slow") {
      kept.set_value(std::move(reply));
    } else {
      reply({.status = 200, .body = "fast"});
    }
  });
  Client const slow(listener.port());
  slow.send("GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n");
  auto const reply = kept.get_future().get();
  Client const fast(listener.port());
  fast.send("GET /fast HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(fast.read_until("fast").find("HTTP/1.1 200") == 0);
  std::jthread const other([&reply] { reply({.status = 200, .body = "at last"}); });
  CHECK(slow.read_until("at last").find("HTTP/1.1 200") == 0);
}

TEST_CASE("an answer of status 0 ends the connection before an answer is complete") {
  http::Listener const listener(
      {}, [](http::Incoming const&, http::Reply const& reply) { reply({.status = 0}); });
  Client const client(listener.port());
  client.send("PUT / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n\r\n");
  auto const seen = client.read_until("<never>");
  CHECK(seen.find("Content-Length: 512\r\n") != std::string::npos);
  CHECK(seen.size() < 512);
  CHECK(seen.substr(seen.size() - 5) == "<end>");
  Client const next(listener.port());
  CHECK(next.connected());
}

TEST_CASE("a listener is bound to loopback and to nothing else") {
  http::Listener const listener({}, echo());
  int const probe = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(listener.port()));
  // 127.0.0.2 is this machine as well: a server on all addresses would hold its port too.
  ::inet_pton(AF_INET, "127.0.0.2", &address.sin_addr);
  CHECK(::bind(probe, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
  ::close(probe);
}

TEST_CASE("a taken port is a network error that names it and leaves the first server alone") {
  http::Listener const first({}, echo());
  try {
    http::Listener const second({.port = first.port()}, echo());
    FAIL("bound twice");
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::network);
    CHECK(error.message.find(std::to_string(first.port())) != std::string::npos);
  }
  Client const client(first.port());
  client.send("GET /still-there HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_until("still-there").find("HTTP/1.1 201") == 0);
}

TEST_CASE("a client that goes away in its body ends neither the server nor other clients") {
  std::atomic<int> calls{0};
  http::Listener const listener({},
                                [&calls](http::Incoming const& request, http::Reply const& reply) {
                                  ++calls;
                                  reply({.status = 200, .body = request.target});
                                });
  {
    Client const rude(listener.port());
    rude.send("POST /rude HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
  }
  Client const polite(listener.port());
  polite.send("GET /polite HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(polite.read_until("/polite").find("HTTP/1.1 200") == 0);
  CHECK(calls == 1);
}

TEST_CASE("a handler that throws is answered with 500") {
  bool const ours = GENERATE(false, true);
  http::Listener const listener({}, [ours](http::Incoming const&, http::Reply const&) {
    if (ours) {
      throw core::Error{.message = "one of ours"};
    }
    throw std::runtime_error("a defect");
  });
  Client const client(listener.port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n").find("HTTP/1.1 500") == 0);
}

TEST_CASE("an answer that comes twice, or after the end of the server, is harmless") {
  http::Reply kept;
  std::promise<void> asked;
  {
    http::Listener const listener({}, [&](http::Incoming const&, http::Reply reply) {
      kept = std::move(reply);
      asked.set_value();
    });
    Client const client(listener.port());
    client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
    asked.get_future().get();
    kept({.status = 200, .body = "first"});
    CHECK(client.read_until("first").find("200") != std::string::npos);
    kept({.status = 200, .body = "second"});
  }
  kept({.status = 200, .body = "third"});
}

TEST_CASE("a listener that ends while an answer is due ends at once, and the client's wait too") {
  http::Reply kept;
  std::promise<void> asked;
  std::optional<http::Listener> listener;
  listener.emplace(http::ListenerOptions{}, [&](http::Incoming const&, http::Reply reply) {
    kept = std::move(reply);
    asked.set_value();
  });
  Client const client(listener->port());
  client.send("GET / HTTP/1.1\r\nHost: localhost\r\n\r\n");
  asked.get_future().get();
  listener.reset();
  CHECK(client.read_until("<never>").find("<nothing came>") == std::string::npos);
}

TEST_CASE("several listeners open and close at once") {
  std::vector<std::jthread> threads;
  std::atomic<int> answered{0};
  constexpr int k_listeners = 8;
  threads.reserve(k_listeners);
  for (int i = 0; i < k_listeners; ++i) {
    threads.emplace_back([&answered] {
      http::Listener const listener({}, echo());
      Client const client(listener.port());
      client.send("GET /here HTTP/1.1\r\nHost: localhost\r\n\r\n");
      answered += client.read_until("/here").find("201") != std::string::npos ? 1 : 0;
    });
  }
  threads.clear();
  CHECK(answered == k_listeners);
}

TEST_CASE("a certificate that is none is a usage error that names the file") {
  test::TemporaryFolder const folder;
  auto const file = folder.write("cert.pem", "no certificate");
  try {
    http::Listener const listener({.certificate_file = file, .key_file = file}, echo());
    FAIL("accepted");
  } catch (core::Error const& error) {
    CHECK(error.kind == core::ErrorKind::usage);
    CHECK(error.message.find(file) != std::string::npos);
  }
}

TEST_CASE("a child process inherits neither a listener's port nor its connections") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send(get("/here"));
  client.read_until("/here");
  int sockets = 0;
  constexpr int k_descriptors = 256;
  for (int fd = 0; fd < k_descriptors; ++fd) {
    sockaddr_in address{};
    socklen_t size = sizeof(address);
    if (::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size) == 0 &&
        address.sin_family == AF_INET && ntohs(address.sin_port) == listener.port()) {
      ++sockets;
      CHECK((::fcntl(fd, F_GETFD) & FD_CLOEXEC) != 0);
    }
  }
  CHECK(sockets == 2);
}
