#include "http/transport_fixture.hpp"
#include "partnerctl/http/transport.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

TEST_CASE("an answer comes back with its status, headers and bytes as they were", "[socket]") {
  std::string const body("{\"a\":\"\xC3\xA4\0\xFF\"}", 12);
  RawServer const server(always(raw_answer(404, body,
                                           "x-ms-request-id: r1\r\nContent-Type: "
                                           "nonsense; charset=klingon\r\n")));
  http::Transport transport(transport_options());

  auto const answer = transport.send({.url = server.url() + "/x"});

  CHECK(answer.status == 404);
  CHECK(answer.headers.get("X-MS-Request-Id") == "r1");
  CHECK(answer.body == body);
}

TEST_CASE("a request goes out with its method, target, headers and body unchanged", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  http::Transport transport(transport_options());
  std::string const target = "/a%2Fb//c?api-version=2018-02-01&$filter=x%20eq%20'y'&z=%E2%82%AC+/?";

  transport.send({.method = "PATCH",
                  .url = server.url() + target,
                  .headers = {{"Content-Type", "application/json"}, {"Authorization", "Bearer t"}},
                  .body = "{\"n\":1}"});

  auto const request = server.requests().at(0);
  CHECK_THAT(request, StartsWith("PATCH " + target + " HTTP/1.1\r\n"));
  CHECK_THAT(request, Contains("\r\nContent-Type:application/json\r\n"));
  CHECK_THAT(request, Contains("\r\nAuthorization:Bearer t\r\n"));
  CHECK_THAT(request, Contains("\r\nUser-Agent:partnerctl/test\r\n"));
  CHECK_THAT(request, Contains("\r\nHost:" + server.url().substr(7) + "\r\n"));
  CHECK_THAT(request, Contains("\r\nContent-Length:7\r\n"));
  CHECK_THAT(request, !Contains("Accept-Encoding"));
  CHECK_THAT(request, EndsWith("\r\n\r\n{\"n\":1}"));
}

TEST_CASE("targets of plain letters go out unchanged too", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  http::Transport transport(transport_options());
  std::vector<std::string> const targets{"/",
                                         "/a",
                                         "/a/",
                                         "/~a/b-c_d.e/1?api-version=2018-02-01&b=c==",
                                         "/a?b",
                                         "/a?&&==",
                                         "/a?b?c",
                                         "/a.b/c..d/e.",
                                         "/a-b.onmicrosoft.com/oauth2/v2.0/token",
                                         "/A?B=/c/d"};
  for (auto const& target : targets) {
    transport.send({.url = server.url() + target});
    CHECK_THAT(server.requests().back(), StartsWith("GET " + target + " HTTP/1.1\r\n"));
  }
}

TEST_CASE("a write without a body says that its length is 0", "[socket]") {
  for (auto const resend : {http::Resend::safe, http::Resend::never}) {
    for (auto const* method : {"PUT", "PATCH", "POST", "DELETE"}) {
      RawServer const server(always(raw_answer(200, "")));
      http::Transport transport(transport_options());

      transport.send({.method = method, .url = server.url(), .resend = resend});

      auto const request = server.requests().at(0);
      INFO(request);
      CHECK_THAT(request, Contains("\r\nContent-Length:0\r\n"));
      CHECK_THAT(request, !Contains("Transfer-Encoding"));
      CHECK_THAT(request, !Contains("Content-Type"));
    }
  }
}

TEST_CASE("a redirect comes back as an answer and nobody follows it", "[socket]") {
  for (auto const status : {301, 302, 303, 307, 308}) {
    RawServer const elsewhere(always(raw_answer(200, "stolen")));
    RawServer const server(
        always(raw_answer(status, "", "Location: " + elsewhere.url() + "/there\r\n")));
    http::Transport transport(transport_options());

    auto const answer = transport.send(
        {.url = server.url() + "/here", .headers = {{"Authorization", "Bearer secret"}}});

    CHECK(answer.status == status);
    CHECK(answer.headers.get("Location") == elsewhere.url() + "/there");
    CHECK(elsewhere.connections() == 0);
    CHECK(server.requests().size() == 1);
  }
}

TEST_CASE("requests to one origin share a connection", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  http::Transport transport(transport_options());

  for (int i = 0; i < 20; ++i) {
    CHECK(transport.send({.url = server.url() + "/" + std::to_string(i)}).body == "ok");
  }

  // cpprest gives a connection back a moment after the answer is there.
  CHECK(server.connections() < 5);
  CHECK(server.requests().size() == 20);
}

TEST_CASE("a transport serves many threads at once and mixes no answers up", "[socket]") {
  RawServer const server([](RawConnection& connection) {
    for (auto request = connection.read_request(); !request.empty();
         request = connection.read_request()) {
      connection.send(raw_answer(200, request.substr(0, request.find(" HTTP"))));
    }
  });
  http::Transport transport(transport_options());
  std::atomic<int> wrong{0};
  {
    std::vector<std::jthread> threads;
    for (int t = 0; t < 16; ++t) {
      threads.emplace_back([&, t] {
        for (int i = 0; i < 10; ++i) {
          auto const path = "/" + std::to_string(t) + "/" + std::to_string(i);
          wrong += transport.send({.url = server.url() + path}).body == "GET " + path ? 0 : 1;
        }
      });
    }
  }
  CHECK(wrong == 0);
  CHECK(server.connections() <= 16 + 4);
}

TEST_CASE("a refused connection is a network error that sent nothing", "[socket]") {
  int port = 0;
  {
    RawServer const gone(always(""));
    port = gone.port();
  }
  http::Transport transport(transport_options());

  auto const error = failure_of(transport, put("http://127.0.0.1:" + std::to_string(port) + "/"));

  CHECK(error.kind == core::ErrorKind::network);
  CHECK_THAT(error.message, Contains("cannot connect to http://127.0.0.1:"));
  CHECK_FALSE(error.maybe_done);
}

TEST_CASE("nothing is sent to a request that breaks a rule", "[socket]") {
  RawServer const server(always(raw_answer(200, "ok")));
  http::Transport transport(transport_options());

  auto const error = failure_of(
      transport, {.url = server.url(), .headers = {{"X-Note", "a\r\nAuthorization: Bearer b"}}});

  CHECK(error.kind == core::ErrorKind::usage);
  CHECK(server.connections() == 0);
}

TEST_CASE("plain http to localhost is refused where that name leads off this machine", "[socket]") {
  auto options = transport_options();
  options.lookup = [](std::string const&) { return std::vector<std::string>{"192.0.2.1"}; };
  http::Transport transport(options);

  auto const error = failure_of(transport, {.url = "http://localhost:1/"});

  CHECK(error.kind == core::ErrorKind::usage);
  CHECK_THAT(error.message, Contains("localhost is no address of this machine"));
}
