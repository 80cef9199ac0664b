#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>
#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

// A gate that a script waits at and a test opens, or the other way round.
class Latch {
public:
  void open() {
    std::scoped_lock const lock(m_mutex);
    m_open = true;
    m_changed.notify_all();
  }
  void wait() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_open; });
  }

private:
  std::mutex m_mutex;
  std::condition_variable m_changed;
  bool m_open = false;
};

} // namespace

TEST_CASE("a server that never answers ends in a network error that says the time", "[socket]") {
  RawServer const server([](RawConnection& connection) {
    connection.read_request();
    connection.hold();
  });
  http::Transport transport(transport_options());

  auto const [error, within] = late_failure_of(
      transport, put(server.url()), [](core::Error const& late) { return late.maybe_done; });

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("no whole answer from http://127.0.0.1:"));
  CHECK_THAT(error.message, Contains(within));
  CHECK(error.maybe_done);
}

TEST_CASE("the timeout counts for the whole answer and does not start anew with each part",
          "[socket]") {
  // A part of the body every few milliseconds, without an end.
  RawServer const server([](RawConnection& connection) {
    connection.read_request();
    connection.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
    while (connection.send("1\r\nx\r\n")) {
      std::this_thread::sleep_for(2ms);
    }
  });
  http::Transport transport(transport_options());

  auto const error = failure_of(transport, {.url = server.url(), .timeout = 150ms});

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("within 0.15 s"));
}

TEST_CASE("a connection whose answer came too late is not used again", "[socket]") {
  Latch given_up;
  RawServer const server([&](RawConnection& connection) {
    bool is_late = false;
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      is_late = is_late || request.starts_with("GET /late ");
      if (is_late) {
        given_up.wait();
      }
      connection.send(raw_answer(200, is_late ? "late" : "own"));
    }
  });
  http::Transport transport(transport_options());
  auto const late = late_failure_of(transport, {.url = server.url() + "/late"},
                                    [](core::Error const& error) { return error.maybe_done; });
  CHECK(late.error.kind == core::ErrorKind::network);
  given_up.open();

  // So many that the late answer comes in their midst.
  for (int i = 0; i < 50; ++i) {
    CHECK(transport.send({.url = server.url() + "/next"}).body == "own");
  }
}

TEST_CASE("a stop ends a request at once and says whether it may have been sent", "[socket]") {
  Latch received;
  RawServer const server([&](RawConnection& connection) {
    connection.read_request();
    received.open();
    connection.hold();
  });
  http::Transport transport(transport_options());
  std::stop_source stop;
  auto request = put(server.url());
  request.stop = stop.get_token();
  std::jthread const stopper([&] {
    received.wait();
    stop.request_stop();
  });

  auto const error = failure_of(transport, request);

  CHECK(error.kind == core::ErrorKind::cancelled);
  CHECK(error.maybe_done);
}

TEST_CASE("a stop in the middle of a body ends the request", "[socket]") {
  Latch sent;
  RawServer const server([&](RawConnection& connection) {
    connection.read_request();
    connection.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
    sent.open();
    connection.hold();
  });
  http::Transport transport(transport_options());
  std::stop_source stop;
  std::jthread const stopper([&] {
    sent.wait();
    stop.request_stop();
  });

  auto const error = failure_of(transport, {.url = server.url(), .stop = stop.get_token()});

  CHECK(error.kind == core::ErrorKind::cancelled);
}

TEST_CASE("a request that was stopped before it began sends nothing", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  http::Transport transport(transport_options());
  std::stop_source stop;
  stop.request_stop();
  auto request = put(server.url());
  request.stop = stop.get_token();

  auto const error = failure_of(transport, request);

  CHECK(error.kind == core::ErrorKind::cancelled);
  CHECK_FALSE(error.maybe_done);
  CHECK(server.requests().empty());
}

TEST_CASE("a write that ran out of time in the TLS handshake was not sent", "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  // Takes the connection and says nothing: plain on its side, so no handshake comes about.
  RawServer const server([](RawConnection& connection) { connection.hold(); });
  http::Transport transport(trusting(ca, folder));
  for (auto const* body : {"{}", ""}) {
    auto const error =
        late_failure_of(transport, put("https://localhost:" + std::to_string(server.port()), body),
                        [&](core::Error const&) { return server.connections() > 0; })
            .error;

    CHECK(error.kind == core::ErrorKind::network);
    CHECK_THAT(error.message, Contains("no connection or no answer"));
    CHECK_FALSE(error.maybe_done);
  }
}

TEST_CASE("a name that is looked up for too long ends in a network error", "[socket]") {
  auto const never = std::make_shared<Latch>();
  auto options = transport_options();
  options.lookup = [never](std::string const&) {
    never->wait();
    return std::vector<std::string>{"127.0.0.1"};
  };
  http::Transport transport(options);
  auto request = put("https://slow.example/");
  request.timeout = 50ms;

  auto const error = failure_of(transport, request);
  never->open();

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("slow.example"));
  CHECK_FALSE(error.maybe_done);
}
