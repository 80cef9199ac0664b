#include "partnerctl/core/time.hpp"
#include "partnerctl/http/retry.hpp"
#include "support/fake_clock.hpp"
#include "support/scripted_wire.hpp"

#include <catch2/catch.hpp>

using namespace partnerctl;
using namespace std::chrono_literals;
using core::ErrorKind;
using http::Headers;
using http::Resend;
using std::chrono::milliseconds;

namespace {

constexpr double k_jitter = 0.5;

// A wire behind a retry stage, with a clock that is moved by hand.
struct Bench {
  test::FakeClock clock{};
  test::ScriptedWire wire{};
  http::RetryPolicy policy{.jitter = [] { return k_jitter; }};

  Bench& answer(int status, Headers headers = {}) {
    wire.on("GET", "/x", status, "body of " + std::to_string(status), std::move(headers));
    return *this;
  }
  Bench& fail(ErrorKind kind, bool maybe_done = false) {
    wire.on("GET", "/x", core::Error{.kind = kind, .message = "lost", .maybe_done = maybe_done});
    return *this;
  }
  http::Request request(Resend resend = Resend::safe) const {
    return {.url = "https://a.example/x", .resend = resend};
  }
  http::Response send(http::Request const& request) {
    return http::pipeline({http::retry(policy, clock)}, wire.send())(request);
  }
  http::Response send(Resend resend = Resend::safe) { return send(request(resend)); }
  std::optional<core::Error> error_of(http::Request const& request) {
    try {
      send(request);
    } catch (core::Error const& error) {
      return error;
    }
    return std::nullopt;
  }
  std::size_t tries() const { return wire.requests().size(); }
};

} // namespace

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

TEST_CASE("the wait that the service asks for takes the place of the backoff") {
  auto const date = core::format_http_date(test::FakeClock::k_start + 20s);
  Bench bench;
  bench.answer(429, {{"Retry-After", date}}).answer(503, {{"retry-after-ms", "40"}}).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{20s, 40ms});
}

TEST_CASE("an unreadable Retry-After leaves it to the backoff") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "-5"}}).answer(429, {{"Retry-After", "later"}}).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms, 500ms});
}

TEST_CASE("a Retry-After beyond all sense gives up at once") {
  auto const* const value = GENERATE("9223372036854775807", "99999999999999999999999", "86401",
                                     "Fri, 31 Dec 9999 23:59:59 GMT");
  Bench bench;
  bench.answer(429, {{"Retry-After", value}});
  CHECK(bench.send().status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("the backoff doubles up to its limit and is jittered whole") {
  Bench bench;
  bench.policy.max_tries = 40;
  bench.policy.max_backoff = 3s;
  for (int i = 0; i < 40; ++i) {
    bench.answer(500);
  }
  bench.send();
  auto const slept = bench.clock.slept();
  REQUIRE(slept.size() == 39);
  CHECK(slept.at(2) == 1s);
  CHECK(slept.at(3) == 1500ms);
  CHECK(slept.back() == 1500ms);
}

TEST_CASE("a jitter out of its range does no harm") {
  double const jitter = GENERATE(-1.0, 0.0, 2.0);
  Bench bench;
  bench.policy.jitter = [jitter] { return jitter; };
  bench.answer(500).answer(200);
  CHECK(bench.send().status == 200);
  CHECK(bench.clock.slept().at(0) == (jitter > 1 ? 500ms : 0ms));
}

TEST_CASE("without a jitter of its own a policy uses chance") {
  Bench bench;
  bench.policy.jitter = nullptr;
  bench.policy.first_backoff = std::chrono::hours{1};
  bench.policy.max_backoff = std::chrono::hours{1};
  bench.answer(500).answer(500).answer(500).answer(200);
  CHECK(bench.send().status == 200);
  auto const slept = bench.clock.slept();
  REQUIRE(slept.size() == 3);
  CHECK((slept.at(0) != slept.at(1) || slept.at(1) != slept.at(2)));
  CHECK(*std::max_element(slept.begin(), slept.end()) <= std::chrono::hours{1});
}

TEST_CASE("a wait that would pass the deadline is not begun") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "10"}});
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 10s;
  CHECK(bench.send(request).status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a wait that ends before the deadline is waited") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "10"}}).answer(200);
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 10s + 1ms;
  CHECK(bench.send(request).status == 200);
}

TEST_CASE("an error whose wait would pass the deadline is thrown at once") {
  Bench bench;
  bench.fail(ErrorKind::network);
  auto request = bench.request();
  request.deadline = bench.clock.steady() + 100ms;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->message == "lost");
  CHECK(bench.tries() == 1);
}

TEST_CASE("no try may last beyond the deadline") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "30"}}).answer(200);
  auto request = bench.request();
  request.timeout = 60s;
  request.deadline = bench.clock.steady() + 70s;
  bench.send(request);
  auto const sent = bench.wire.requests();
  CHECK(sent.at(0).timeout == 60s);
  CHECK(sent.at(1).timeout == 40s);
}

TEST_CASE("a machine that oversleeps the deadline gets the last answer and sends no more") {
  struct Oversleeper final : core::Clock {
    mutable core::SteadyPoint time{std::chrono::hours{1}};
    core::TimePoint now() const override { return test::FakeClock::k_start; }
    core::SteadyPoint steady() const override { return time; }
    bool sleep_for(milliseconds duration, std::stop_token /*stop*/) const override {
      time += duration * 10;
      return true;
    }
  };
  Oversleeper const clock;
  Bench bench;
  bench.answer(503, {{"Retry-After", "1"}});
  auto request = bench.request();
  request.deadline = clock.steady() + 5s;
  auto const send = http::pipeline({http::retry(bench.policy, clock)}, bench.wire.send());
  CHECK(send(request).status == 503);
}

TEST_CASE("nothing is sent when the deadline has passed") {
  Bench bench;
  auto request = bench.request(Resend::never);
  request.deadline = bench.clock.steady();
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::network);
  CHECK_FALSE(error->maybe_done);
  CHECK(bench.tries() == 0);
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

TEST_CASE("a request that may be deferred is not held for a long wait") {
  auto const [status, resend] = GENERATE(
      table<int, Resend>({{429, Resend::safe}, {503, Resend::safe}, {429, Resend::never}}));
  Bench bench;
  bench.answer(status, {{"Retry-After", "30"}, {"x-ms-request-id", "r\n1"}});
  auto request = bench.request(resend);
  request.may_defer = true;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->kind == ErrorKind::throttled);
  CHECK(error->retry_after == 30s);
  CHECK(error->status == status);
  CHECK(error->request_id == "r\xEF\xBF\xBD"
                             "1");
  CHECK(error->message == "the service asked to be left alone for 30 s");
  CHECK_FALSE(error->maybe_done);
  CHECK(bench.tries() == 1);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a wait of a second at the most is waited for in place all the same") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}}).answer(200);
  auto request = bench.request();
  request.may_defer = true;
  CHECK(bench.send(request).status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{1s});
}

TEST_CASE("a backoff that nobody asked for is never deferred") {
  Bench bench;
  bench.policy.first_backoff = 20s;
  bench.answer(429).fail(ErrorKind::network).answer(500).answer(503);
  auto request = bench.request();
  request.may_defer = true;
  CHECK(bench.send(request).status == 503);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{10s, 15s, 15s});
}

TEST_CASE("a throttling on the last try is deferred however short it is") {
  Bench bench;
  bench.answer(500).answer(500).answer(500).answer(429, {{"retry-after-ms", "1"}});
  auto request = bench.request();
  request.may_defer = true;
  auto const error = bench.error_of(request);
  REQUIRE(error);
  CHECK(error->retry_after == 1ms);
}

TEST_CASE("a time to come back that has passed already counts as none") {
  auto const may_defer = GENERATE(false, true);
  auto const* const value = GENERATE("Wed, 21 Oct 2015 07:28:00 GMT", "0");
  Bench bench;
  for (int i = 0; i < 20; ++i) {
    bench.answer(429, {{"Retry-After", value}});
  }
  auto request = bench.request();
  request.may_defer = may_defer;
  CHECK(bench.send(request).status == 429);
  CHECK(bench.tries() == 4);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{250ms, 500ms, 1s});
}

TEST_CASE("what may be deferred but would pass the deadline is the answer as it came") {
  auto const wait = GENERATE("10", "100000");
  Bench bench;
  bench.answer(429, {{"Retry-After", wait}});
  auto request = bench.request();
  request.may_defer = true;
  if (std::string(wait) == "10") {
    request.deadline = bench.clock.steady() + 10s;
  }
  CHECK(bench.send(request).status == 429);
  CHECK(bench.clock.slept().empty());
}

TEST_CASE("a write whose fate is unknown is no matter of waiting") {
  Bench bench;
  bench.answer(503, {{"Retry-After", "30"}});
  auto request = bench.request(Resend::never);
  request.may_defer = true;
  CHECK(bench.send(request).status == 503);
}

TEST_CASE("a deferral passes through a retry further out") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "30"}});
  auto request = bench.request();
  request.may_defer = true;
  auto const send = http::pipeline(
      {http::retry(bench.policy, bench.clock), http::retry(bench.policy, bench.clock)},
      bench.wire.send());
  CHECK_THROWS_AS(send(request), core::Error);
  CHECK(bench.tries() == 1);
}

TEST_CASE("who cannot put it off goes on for as long as the service says when to come back") {
  auto const resend = GENERATE(Resend::safe, Resend::never);
  Bench bench;
  for (int i = 0; i < 10; ++i) {
    bench.answer(429, {{"Retry-After", "2"}});
  }
  bench.answer(200);
  CHECK(bench.send(resend).status == 200);
  CHECK(bench.clock.slept() == std::vector<milliseconds>(10, 2s));
}

TEST_CASE("a service that names a time again and again is left in the end") {
  Bench bench;
  for (int i = 0; i < 20; ++i) {
    bench.answer(429, {{"Retry-After", "1"}});
  }
  CHECK(bench.send().status == 429);
  CHECK(bench.tries() == 16);
}

TEST_CASE("what the service asked for takes no try from those that fail by themselves") {
  Bench bench;
  bench.answer(429, {{"Retry-After", "1"}}).answer(500).answer(429, {{"Retry-After", "1"}});
  bench.answer(500).answer(500).answer(500);
  CHECK(bench.send().status == 500);
  CHECK(bench.clock.slept() == std::vector<milliseconds>{1s, 250ms, 1s, 500ms, 1s});
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
