// Several callers of one source of tokens: one fetches, the others wait for it.

#include "auth/numbered_tokens.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

#include <future>
#include <latch>
#include <mutex>
#include <thread>

using namespace partnerctl;
using test::Source;

namespace {

// Starts a first fetch that stands still, lets a second caller join it, and goes on.
class Standing {
public:
  explicit Standing(Source& source) : m_source(source) {
    source.credential->on_fetch = [this](int number, auth::TokenRequest const& request) {
      if (number == 1) {
        m_begun.count_down();
        m_go.wait();
        if (outcome) {
          outcome(request);
        }
      }
    };
  }
  void start(auth::TokenRequest request = Source::ask()) {
    m_first = std::async(std::launch::async, [this, request = std::move(request)] {
      return core::attempt([&] { return m_source.tokens.token(request); });
    });
    m_begun.wait();
  }
  core::Attempt<auth::AccessToken> finish() {
    m_go.count_down();
    return m_first.get();
  }
  std::function<void(auth::TokenRequest const&)> outcome{};

private:
  Source& m_source;
  std::latch m_begun{1};
  std::latch m_go{1};
  std::future<core::Attempt<auth::AccessToken>> m_first{};
};

// Asks in a thread of its own; returns when that thread waits for the first fetch.
std::future<core::Attempt<auth::AccessToken>> join(Source& source, auth::TokenRequest request) {
  auto const waits = std::make_shared<std::latch>(1);
  auto const noticed = std::make_shared<std::once_flag>();
  source.clock.on_steady = [waits, noticed] {
    std::call_once(*noticed, [&waits] { waits->count_down(); });
  };
  auto joined = std::async(std::launch::async, [&source, request = std::move(request)] {
    return core::attempt([&] { return source.tokens.token(request); });
  });
  waits->wait();
  return joined;
}

// A deadline that is there but does not pass.
auth::TokenRequest ask_patiently() {
  auto request = Source::ask();
  request.deadline = core::SteadyPoint(std::chrono::hours{24});
  return request;
}

} // namespace

TEST_CASE("many threads that ask at once make one fetch for each tenant") {
  Source source;
  constexpr int k_threads = 24;
  std::latch all(k_threads);
  // Each tenant's fetch ends only when every thread has begun to ask.
  source.credential->on_fetch = [&](int, auth::TokenRequest const&) { all.wait(); };
  std::vector<std::string> got(k_threads);
  {
    std::vector<std::jthread> threads;
    for (std::size_t i = 0; i < k_threads; ++i) {
      threads.emplace_back([&, i] {
        all.count_down();
        got[i] = source.get(i % 2 == 0 ? test::k_tenant : test::k_other_tenant);
      });
    }
  }
  CHECK(source.credential->fetches() == 2);
  for (std::size_t i = 2; i < k_threads; ++i) {
    CHECK(got[i] == got[i % 2]);
  }
  CHECK(got[0] != got[1]);
}

TEST_CASE("who waits for another thread's token can be stopped") {
  Source source;
  Standing standing(source);
  standing.start();
  std::stop_source stop;
  auto asked = ask_patiently();
  asked.stop = stop.get_token();
  auto waiting = join(source, asked);
  stop.request_stop();
  auto const result = waiting.get();
  REQUIRE(result.error.has_value());
  CHECK(result.error->kind == core::ErrorKind::cancelled);
  CHECK(standing.finish().value.has_value());
}

TEST_CASE("who waits for another thread's token does not wait past its own deadline") {
  Source source;
  Standing standing(source);
  standing.start();
  auto asked = Source::ask();
  asked.deadline = core::SteadyPoint(std::chrono::hours{1});
  auto const result = join(source, asked).get();
  REQUIRE(result.error.has_value());
  CHECK(result.error->kind == core::ErrorKind::network);
  CHECK(standing.finish().value.has_value());
}

TEST_CASE("an error is shared with whoever waited, and the next who asks tries again") {
  Source source;
  Standing standing(source);
  standing.outcome = [](auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::auth, .message = "refused", .code = "AADSTS1"};
  };
  standing.start();
  auto waiting = join(source, ask_patiently());
  auto const first = standing.finish();
  auto const second = waiting.get();
  REQUIRE(first.error.has_value());
  CHECK(first.error->code == "AADSTS1");
  REQUIRE(second.error.has_value());
  CHECK(second.error->code == "AADSTS1");
  CHECK(source.credential->fetches() == 1);
  CHECK_NOTHROW(source.get());
}

TEST_CASE("a fetch that was cancelled is begun again by whoever waited for it") {
  Source source;
  Standing standing(source);
  standing.outcome = [](auth::TokenRequest const&) {
    throw core::Error{.kind = core::ErrorKind::cancelled, .message = "stopped"};
  };
  standing.start();
  auto waiting = join(source, ask_patiently());
  auto const first = standing.finish();
  REQUIRE(first.error.has_value());
  CHECK(first.error->kind == core::ErrorKind::cancelled);
  auto const second = waiting.get();
  REQUIRE(second.value.has_value());
  CHECK(second.value->value.reveal() == "token-2");
}

TEST_CASE("a fetch that breaks off does not leave others waiting for ever") {
  Source source;
  bool breaks = true;
  source.credential->on_fetch = [&](int, auth::TokenRequest const&) {
    if (std::exchange(breaks, false)) {
      throw std::logic_error("broken");
    }
  };
  CHECK_THROWS_AS(source.get(), std::logic_error);
  CHECK(source.get() == "token-2");
}
