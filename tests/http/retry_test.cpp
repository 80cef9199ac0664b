#include "http/retry_bench.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using Bench = test::RetryBench;
using core::ErrorKind;
using http::Resend;
using std::chrono::milliseconds;

TEST_CASE("a retry inside a retry does not multiply the tries") {
  test::FakeClock const clock;
  int calls = 0;
  auto const send = http::pipeline({http::retry({.jitter = [] { return 0.5; }}, clock),
                                    http::retry({.jitter = [] { return 0.5; }}, clock)},
                                   [&](http::Request const& /*request*/) -> http::Response {
                                     ++calls;
                                     throw core::Error{.kind = core::ErrorKind::network,
                                                       .message = "no connection"};
                                   });
  CHECK_THROWS_AS(send({.url = "https://localhost/"}), core::Error);
  CHECK(calls == 4);
}

TEST_CASE("an answer that tells something is returned as it came") {
  int const status = GENERATE(200, 204, 301, 400, 401, 403, 404, 409, 410, 501, 505);
  auto const resend = GENERATE(Resend::safe, Resend::never);
  Bench bench;
  bench.answer(status);
  CHECK(bench.send(resend).status == status);
  CHECK(bench.tries() == 1);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a read is sent again when the service says that it will pass") {
  int const status = GENERATE(408, 429, 500, 502, 503, 504);
  Bench bench;
  bench.answer(status).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms});
}

TEST_CASE("a write that may have been carried out is not sent again") {
  int const status = GENERATE(408, 500, 502, 503, 504);
  Bench bench;
  bench.answer(status, {{"Retry-After", "1"}});
  CHECK(bench.send(Resend::never).status == status);
  CHECK(bench.tries() == 1);
}

TEST_CASE("a write that was throttled is sent again") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "3"}}).answer(201);
  CHECK(bench.send(Resend::never).status == 201);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{3s});
}

TEST_CASE("a connection failure is tried again when nothing can have happened twice") {
  auto const [resend, maybe_done] = GENERATE(
      table<Resend, bool>({{Resend::safe, false}, {Resend::safe, true}, {Resend::never, false}}));
  Bench bench;
  bench.fail(ErrorKind::network, maybe_done).answer(200);
  CHECK(bench.send(resend).status == 200);
  CHECK(bench.tries() == 2);
}

TEST_CASE("a write that was lost after sending is its sender's to decide") {
  Bench bench;
  bench.fail(ErrorKind::network, true);
  auto const error = bench.error_of(bench.request(Resend::never));
  REQUIRE(error);
  CHECK(error->maybe_done);
  CHECK(error->message == "lost");
  CHECK(bench.tries() == 1);
}

TEST_CASE("an error that no second try can mend is thrown at once") {
  auto const kind = GENERATE(ErrorKind::protocol, ErrorKind::cancelled, ErrorKind::usage,
                             ErrorKind::auth, ErrorKind::internal);
  auto const resend = GENERATE(Resend::safe, Resend::never);
  Bench bench;
  bench.fail(kind);
  auto const error = bench.error_of(bench.request(resend));
  REQUIRE(error);
  CHECK(error->kind == kind);
  CHECK(bench.tries() == 1);
}

TEST_CASE("four tries, then the last answer as it came") {
  Bench bench;
  bench.answer(500).answer(502).answer(503).answer(504);
  auto const response = bench.send();
  CHECK(response.status == 504);
  CHECK(response.body == "body of 504");
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms, 500ms, 1s});
}

TEST_CASE("four tries, then the last error") {
  Bench bench;
  bench.answer(500).answer(500).answer(500).fail(ErrorKind::network);
  auto const error = bench.error_of(bench.request());
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::network);
  CHECK(bench.tries() == 4);
}

TEST_CASE("a stop during the wait ends it as cancelled") {
  Bench bench;
  std::stop_source stop;
  auto request = bench.request();
  request.stop = stop.get_token();
  auto const send = http::pipeline({http::retry(bench.policy, bench.clock)}, [&](auto const&) {
    stop.request_stop();
    return http::Response{.status = 503};
  });
  try {
    send(request);
    FAIL("was not cancelled");
  } catch (core::Error const& error) {
    CHECK(error.kind == ErrorKind::cancelled);
    CHECK_FALSE(error.maybe_done);
  }
}

TEST_CASE("nothing is sent after a stop") {
  Bench bench;
  std::stop_source stop;
  stop.request_stop();
  auto request = bench.request();
  request.stop = stop.get_token();
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::cancelled);
  CHECK(bench.tries() == 0);
}

TEST_CASE("every try carries the whole request") {
  Bench bench;
  bench.answer(500).answer(200);
  auto request = bench.request();
  request.body = "grant_type=client_credentials";
  request.headers.set("Accept", "application/json");
  bench.send(request);
  auto const sent = bench.wire.requests();
  REQUIRE(sent.size() == 2);
  CHECK(sent.at(1).body == request.body);
  CHECK(sent.at(1).headers.get("accept") == "application/json");
}

TEST_CASE("a read that was lost after sending leaves nothing uncertain") {
  Bench bench;
  for (int i = 0; i < 4; ++i) {
    bench.fail(ErrorKind::network, true);
  }
  auto const error = bench.error_of(bench.request());
  REQUIRE(error);
  CHECK(error->exhausted);
  CHECK_FALSE(error->maybe_done);
}
