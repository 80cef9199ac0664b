#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <sys/socket.h>

#include <atomic>
#include <list>
#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using namespace std::chrono_literals;
using Catch::Matchers::Contains;

namespace {

// Trusts a fresh CA whose certificate is good for multi.example, which has these addresses.
struct Setting {
  TestCa ca{};
  TemporaryFolder folder{};
  RawServer server{always(raw_answer(200, "ok")), {.tls = ca.issue({.hosts = {"multi.example"}})}};

  http::TransportOptions options(std::vector<std::string> addresses) {
    auto options = trusting(ca, folder);
    options.lookup = [addresses](std::string const&) { return addresses; };
    return options;
  }
};

} // namespace

TEST_CASE("a name is looked up once for all connections and threads", "[socket]") {
  Setting setting;
  std::atomic<int> asked{0};
  auto options = setting.options({});
  options.lookup = [&](std::string const&) {
    ++asked;
    return std::vector<std::string>{"127.0.0.1"};
  };
  http::Transport transport(options);
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back([&] { transport.send({.url = setting.server.url("multi.example")}); });
    }
  }
  CHECK(asked == 1);
}

TEST_CASE("a host that is an address is not looked up", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  auto options = transport_options();
  std::atomic<int> asked{0};
  options.lookup = [&](std::string const&) {
    ++asked;
    return std::vector<std::string>{};
  };
  http::Transport transport(options);

  CHECK(transport.send({.url = server.url()}).body == "ok");
  CHECK(asked == 0);
}

TEST_CASE("a name without an address is a network error that sent nothing", "[socket]") {
  http::Transport transport(transport_options());

  auto const error = failure_of(transport, put("https://nowhere.example/"));

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("no host nowhere.example"));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("where the first address refuses, the second is tried", "[socket]") {
  Setting setting;
  http::Transport transport(setting.options({"127.0.0.2", "127.0.0.1"}));

  CHECK(transport.send(put(setting.server.url("multi.example"))).body == "ok");
  CHECK(setting.server.requests().size() == 1);
}

TEST_CASE("where the first address does not answer at all, the second is tried", "[socket]") {
  Setting setting;
  // A queue of one that is full: the next connection gets no answer to its SYN.
  int const port = setting.server.port();
  RawServer const silent(always(""), {.accept = false, .address = "127.0.0.3", .port = port});
  std::list<RawClient> queue;
  for (int i = 0; i < 4; ++i) {
    queue.emplace_back("127.0.0.3", port);
  }
  auto options = setting.options({"127.0.0.3", "127.0.0.1"});
  options.connect_patience = 100ms;
  http::Transport transport(options);

  CHECK(transport.send(put(setting.server.url("multi.example"))).body == "ok");
}

TEST_CASE("where no address can be connected to, the error is the last one's", "[socket]") {
  Setting setting;
  http::Transport transport(setting.options({"127.0.0.2", "127.0.0.4"}));

  auto const error = failure_of(transport, put(setting.server.url("multi.example")));

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("cannot connect to https://multi.example:"));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("a server that took the request and fails is not asked at its other address",
          "[socket]") {
  TestCa const ca;
  TemporaryFolder const folder;
  RawServer const server([](RawConnection& connection) { connection.read_request(); },
                         {.tls = ca.issue({.hosts = {"multi.example"}})});
  auto options = trusting(ca, folder);
  options.lookup = [](std::string const&) {
    return std::vector<std::string>{"127.0.0.1", "127.0.0.2"};
  };
  http::Transport transport(options);

  auto const error = failure_of(transport, put(server.url("multi.example")));

  CHECK(error.maybe_done);
  CHECK(server.requests().size() == 1);
  CHECK_THAT(error.message, Contains("ended before the answer"));
}
