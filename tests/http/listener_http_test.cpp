// What a listener makes of HTTP: connections that are used again, bodies, and what it refuses.

#include "http/listener_fixture.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <list>
#include <thread>

using namespace partnerctl;
using namespace partnerctl::test;
using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using Catch::Matchers::StartsWith;

namespace {

constexpr std::size_t k_limit = std::size_t{8} << 20U;

http::Handler always(http::Response const& response) {
  return
      [response](http::Incoming const& /*request*/, http::Reply const& reply) { reply(response); };
}

std::string post(std::string const& target, std::string const& body, std::string const& head = {}) {
  return "POST " + target + " HTTP/1.1\r\nHost: localhost\r\n" + head +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// The whole answer of a listener that closes after it.
std::string refusal(std::string const& request) {
  std::atomic<int> calls{0};
  http::Listener const listener({}, [&calls](http::Incoming const&, http::Reply const& reply) {
    ++calls;
    reply({.status = 200, .body = "understood"});
  });
  Client const client(listener.port());
  client.send(request);
  auto answer = client.read_until("<never>");
  CHECK(calls == 0);
  return answer;
}

} // namespace

TEST_CASE("a thousand requests one after the other go through one connection") {
  int seen = 0;
  http::Listener const listener({}, [&seen](http::Incoming const&, http::Reply const& reply) {
    reply({.status = 200, .body = "number " + std::to_string(++seen) + "."});
  });
  Client const client(listener.port());
  for (int i = 1; i <= 1000; ++i) {
    REQUIRE(client.send(get("/")));
    REQUIRE_THAT(client.read_until("number " + std::to_string(i) + "."),
                 StartsWith("HTTP/1.1 200 OK\r\n"));
  }
}

TEST_CASE("requests that arrive together are answered one after the other, in their order") {
  std::list<http::Reply> kept;
  std::atomic<int> calls{0};
  http::Listener const listener({}, [&](http::Incoming const& request, http::Reply reply) {
    if (request.target == "/late") {
      kept.push_back(std::move(reply));
    } else {
      reply({.status = 200, .body = request.target + request.body + "."});
    }
    ++calls;
  });
  Client const client(listener.port());
  client.send(get("/1") + post("/2", "+body") + get("/late") + get("/3") + get("/4"));
  auto const first = client.read_until("/2+body.");
  CHECK_THAT(first, Contains("\r\n\r\n/1.HTTP/1.1 200"));
  while (calls < 3) {
    std::this_thread::yield();
  }
  CHECK(calls == 3);
  kept.front()({.status = 200, .body = "at last."});
  auto const rest = client.read_until("/4.");
  CHECK_THAT(rest, StartsWith("HTTP/1.1 200"));
  CHECK(rest.find("at last.") < rest.find("/3."));
  CHECK(rest.find("/3.") < rest.find("/4."));
}

TEST_CASE("a second answer to one request is not taken for an answer to the next") {
  std::list<http::Reply> kept;
  std::atomic<std::size_t> calls{0};
  http::Listener const listener({}, [&](http::Incoming const&, http::Reply reply) {
    kept.push_back(std::move(reply));
    calls = kept.size();
  });
  Client const client(listener.port());
  client.send(get("/1") + get("/2"));
  while (calls < 1) {
    std::this_thread::yield();
  }
  kept.front()({.status = 200, .body = "first."});
  while (calls < 2) {
    std::this_thread::yield();
  }
  kept.front()({.status = 200, .body = "wrong."});
  kept.back()({.status = 200, .body = "second."});
  CHECK_THAT(client.read_until("second."), !Contains("wrong."));
}

TEST_CASE("large bodies go in and out as they are, over TLS too") {
  CertificateFiles const files;
  std::string body(k_limit, 'x');
  for (std::size_t i = 0; i < body.size(); i += 1000) {
    body[i] = static_cast<char>(i / 1000);
  }
  http::Handler const mirror = [](http::Incoming request, http::Reply const& reply) {
    reply({.status = 200, .body = std::move(request.body)});
  };
  SECTION("plain") {
    http::Listener const listener({}, mirror);
    Client const client(listener.port());
    client.send(post("/", body, "Connection: close\r\n"));
    auto const answer = client.read_until("<never>");
    CHECK((answer.find("\r\n\r\n" + body + "<end>") != std::string::npos));
  }
  SECTION("TLS") {
    http::Listener const listener(files.options(), mirror);
    TlsClient const client(listener.port());
    client.send(post("/", body));
    std::string answer;
    std::string more;
    do {
      more = client.read_some();
      answer += more;
    } while (!more.empty() && answer.size() < body.size() + 200 && !answer.ends_with(body));
    CHECK(answer.ends_with("\r\n\r\n" + body));
  }
}

TEST_CASE("a body in chunks is handed over whole") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send("PUT /c HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
              "5\r\nhello\r\n7;x=y\r\n, world\r\n0\r\n\r\n" +
              get("/next"));
  CHECK_THAT(client.read_until("GET /next "), Contains("\r\n\r\nPUT /c hello, worldHTTP/1.1 201"));
}

TEST_CASE("a body over the limit is refused with 413, announced or not") {
  auto const more = std::string(k_limit + 1, 'x');
  for (auto const& request :
       {post("/", more), "POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n"
                         "800001\r\n" +
                             more + "\r\n0\r\n\r\n"}) {
    auto const answer = refusal(request);
    CHECK_THAT(answer, StartsWith("HTTP/1.1 413 "));
    CHECK_THAT(answer, Contains("Connection: close\r\n"));
    CHECK_THAT(answer, EndsWith("\r\n\r\n<end>"));
  }
}

TEST_CASE("a head of tokens is taken, one without an end is refused with 431") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send("GET / HTTP/1.1\r\nX-Sent: " + std::string(20000, 'y') + "\r\n\r\n");
  CHECK_THAT(client.read_until("GET / "), StartsWith("HTTP/1.1 201"));
  CHECK_THAT(refusal("GET / HTTP/1.1\r\nX-Sent: " + std::string(70000, 'y')),
             StartsWith("HTTP/1.1 431 "));
}

TEST_CASE("what is no request is refused with 400 and the connection closed") {
  for (auto const* nonsense : {"nonsense\r\n\r\n", "GET / HTTP/3.7\r\n\r\n",
                               "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n\r\n",
                               "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n"}) {
    CHECK_THAT(refusal(nonsense), StartsWith("HTTP/1.1 400 ") && EndsWith("<end>"));
  }
}

TEST_CASE("a client that asks whether it may send its body is told so") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send("POST /x HTTP/1.1\r\nHost: localhost\r\nExpect: 100-continue\r\n"
              "Content-Length: 5\r\n\r\n");
  CHECK(client.read_until("\r\n\r\n") == "HTTP/1.1 100 Continue\r\n\r\n");
  client.send("hello");
  CHECK_THAT(client.read_until("hello"), StartsWith("HTTP/1.1 201"));
}

TEST_CASE("a target that names the whole URL is handed over as its path and query") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send(get("http://localhost:1/a?b=c") + get("http://localhost") + get("http://h?q"));
  auto const answers = client.read_until("GET /?q ");
  CHECK_THAT(answers, Contains("GET /a?b=c ") && Contains("GET / "));
}

TEST_CASE("an answer to HEAD says how long the body would be and does not send it") {
  http::Listener const listener({}, echo());
  Client const client(listener.port());
  client.send("HEAD / HTTP/1.1\r\nHost: localhost\r\n\r\n" + get("/next"));
  auto const answers = client.read_until("GET /next ");
  CHECK_THAT(answers, Contains("Content-Length: 7\r\n\r\nHTTP/1.1 201 "));
}

TEST_CASE("an answer 204 or 304 has neither a length nor a body") {
  int const status = GENERATE(204, 304);
  http::Listener const listener({}, always({.status = status, .body = "none"}));
  Client const client(listener.port());
  client.send(get("/") + "GET / HTTP/1.1\r\nConnection: close\r\n\r\n");
  auto const answers = client.read_until("<never>");
  CHECK_THAT(answers, Contains("HTTP/1.1 " + std::to_string(status)));
  CHECK_THAT(answers, !Contains("Content-Length"));
  CHECK_THAT(answers, !Contains("none"));
  CHECK_THAT(answers, EndsWith("\r\n\r\n<end>"));
}

TEST_CASE("a body without a type is called plain text") {
  http::Listener const listener({}, always({.status = 200, .body = "words"}));
  Client const client(listener.port());
  client.send(get("/"));
  CHECK_THAT(client.read_until("words"),
             Contains("Content-Type: text/plain\r\nContent-Length: 5\r\n"));
}

TEST_CASE("a listener closes after its answer where either side says so") {
  http::Listener const listener({}, [](http::Incoming const& request, http::Reply const& reply) {
    reply({.status = 200,
           .headers = request.target == "/close" ? http::Headers{{"Connection", "close"}}
                                                 : http::Headers{},
           .body = "done"});
  });
  for (auto const& request :
       {get("/close"), std::string("GET / HTTP/1.1\r\nConnection: close\r\n\r\n"),
        std::string("GET / HTTP/1.0\r\n\r\n")}) {
    Client const client(listener.port());
    client.send(request);
    CHECK_THAT(client.read_until("<never>"), EndsWith("\r\n\r\ndone<end>"));
  }
}

TEST_CASE("an answer that HTTP cannot send becomes a 500") {
  auto const response =
      GENERATE(http::Response{.status = 200, .headers = {{"Location", "x\r\nSet-Cookie: y"}}},
               http::Response{.status = 100}, http::Response{.status = 1000},
               http::Response{.status = 200, .headers = {{"X-Long", std::string(100000, 'x')}}});
  http::Listener const listener({}, always(response));
  Client const client(listener.port());
  client.send(get("/"));
  auto const answer = client.read_until("\r\n\r\n");
  CHECK_THAT(answer, StartsWith("HTTP/1.1 500 "));
  CHECK_THAT(answer, !Contains("Set-Cookie"));
}
