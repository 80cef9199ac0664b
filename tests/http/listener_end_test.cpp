// How a listener ends: whatever its connections are doing at that moment.

#include "http/listener_fixture.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <list>
#include <optional>
#include <thread>
#include <vector>

using namespace partnerctl;
using namespace partnerctl::test;

TEST_CASE("a listener ends while its TLS clients go away without a word") {
  CertificateFiles const files;
  constexpr int k_rounds = 500;
  constexpr int k_clients = 2;
  int answered = 0;
  for (int round = 0; round < k_rounds; ++round) {
    http::Listener const listener(files.options(), echo());
    std::list<TlsClient> clients;
    for (int i = 0; i < k_clients; ++i) {
      answered += clients.emplace_back(listener.port()).connected() ? 1 : 0;
    }
  }
  CHECK(answered == k_rounds * k_clients);
}

TEST_CASE("a listener ends at once, whatever its connections wait for") {
  CertificateFiles const files;
  bool const tls = GENERATE(false, true);
  auto const options = tls ? files.options() : http::ListenerOptions{};
  std::optional<http::Listener> listener;
  listener.emplace(options, echo());
  int const port = listener->port();
  // Nothing, half a head, half a body; with TLS the last two are no handshake, and its beginning.
  Client const silent(port);
  Client const head(port);
  head.send("GET / HTTP/1.1\r\nHost: loc");
  Client const body(port);
  body.send("POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\nhalf");
  Client const hello(port);
  hello.send(std::string_view("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11));
  // Let in last, so that the others were too.
  if (tls) {
    CHECK(TlsClient(port).connected());
  } else {
    Client const last(port);
    last.send(get("/"));
    last.read_until("GET /");
  }
  listener.reset();
  CHECK_THAT(silent.read_until("<never>"), !Catch::Matchers::Contains("<nothing came>"));
  CHECK_THAT(body.read_until("<never>"), !Catch::Matchers::Contains("<nothing came>"));
  CHECK_FALSE(Client(port).connected());
}

TEST_CASE("a listener ends with a hundred answers due, which come later and go nowhere") {
  constexpr std::size_t k_clients = 100;
  CertificateFiles const files;
  bool const tls = GENERATE(false, true);
  auto const options = tls ? files.options() : http::ListenerOptions{};
  std::list<http::Reply> kept;
  std::promise<void> all_asked;
  std::optional<http::Listener> listener;
  listener.emplace(options, [&](http::Incoming const&, http::Reply reply) {
    kept.push_back(std::move(reply));
    if (kept.size() == k_clients) {
      all_asked.set_value();
    }
  });
  std::list<TlsClient> over_tls;
  std::list<Client> plain;
  for (std::size_t i = 0; i < k_clients; ++i) {
    if (tls) {
      over_tls.emplace_back(listener->port()).send(get("/"));
    } else {
      plain.emplace_back(listener->port()).send(get("/"));
    }
  }
  all_asked.get_future().get();
  // Half of the answers are on their way from another thread while it ends.
  std::jthread const other([&kept] {
    for (auto& reply : kept) {
      reply({.status = 200, .body = std::string(100000, 'x')});
    }
  });
  listener.reset();
  for (auto const& client : plain) {
    CHECK_THAT(client.read_until("<never>"), !Catch::Matchers::Contains("<nothing came>"));
  }
}

TEST_CASE("a listener ends while an answer is written that nobody reads") {
  std::promise<void> asked;
  std::optional<http::Listener> listener;
  listener.emplace(http::ListenerOptions{}, [&](http::Incoming const&, http::Reply const& reply) {
    reply({.status = 200, .body = std::string(std::size_t{32} << 20U, 'x')});
    asked.set_value();
  });
  Client const client(listener->port());
  client.send(get("/"));
  asked.get_future().get();
  listener.reset();
  CHECK_THAT(client.read_until("<never>"), Catch::Matchers::StartsWith("HTTP/1.1 200"));
}

TEST_CASE("the handler is not called any more once a listener has ended") {
  std::atomic<int> calls{0};
  for (int round = 0; round < 50; ++round) {
    std::list<Client> clients;
    {
      http::Listener const listener({}, [&](http::Incoming const&, http::Reply const& reply) {
        ++calls;
        reply({.status = 200});
      });
      for (int i = 0; i < 4; ++i) {
        clients.emplace_back(listener.port()).send(get("/") + get("/") + get("/"));
      }
    }
    int const at_end = calls;
    std::this_thread::yield();
    REQUIRE(calls == at_end);
  }
}

TEST_CASE("two threads open and end listeners at the same time") {
  CertificateFiles const files;
  constexpr int k_rounds = 100;
  std::atomic<int> answered{0};
  auto const work = [&] {
    for (int round = 0; round < k_rounds; ++round) {
      http::Listener const listener(files.options(), echo());
      TlsClient const client(listener.port());
      client.send(get("/"));
      answered += client.read_some().find("HTTP/1.1 201") == 0 ? 1 : 0;
    }
  };
  {
    std::jthread const one(work);
    std::jthread const other(work);
  }
  CHECK(answered == 2 * k_rounds);
}

TEST_CASE("a port is free again as soon as its listener has ended") {
  int port = 0;
  for (int round = 0; round < 20; ++round) {
    http::Listener const listener({.port = port}, echo());
    port = listener.port();
    Client const client(port);
    client.send(get("/here"));
    CHECK_THAT(client.read_until("/here"), Catch::Matchers::StartsWith("HTTP/1.1 201"));
  }
}
