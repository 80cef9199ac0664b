#include "http/resolver.hpp"
#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

#include <atomic>
#include <future>
#include <thread>

using namespace partnerctl;
using namespace std::chrono_literals;
using Addresses = std::vector<std::string>;

namespace {

core::SteadyPoint soon() {
  return std::chrono::steady_clock::now() + 60s;
}

} // namespace

TEST_CASE("a name is looked up once and remembered") {
  std::atomic<int> asked{0};
  http::Resolver resolver([&](std::string const& host) {
    ++asked;
    return Addresses{host + " 1"};
  });

  CHECK(resolver.resolve("a", soon(), {}) == Addresses{"a 1"});
  CHECK(resolver.resolve("a", soon(), {}) == Addresses{"a 1"});
  CHECK(resolver.resolve("b", soon(), {}) == Addresses{"b 1"});
  CHECK(asked == 2);
}

TEST_CASE("callers who come while a name is looked up share the answer") {
  std::atomic<int> asked{0};
  std::promise<void> answer;
  auto const answered = answer.get_future().share();
  http::Resolver resolver([&, answered](std::string const&) {
    ++asked;
    answered.wait();
    return Addresses{"192.0.2.1"};
  });
  std::atomic<int> right{0};
  {
    std::vector<std::jthread> threads;
    for (int i = 0; i < 8; ++i) {
      threads.emplace_back(
          [&] { right += resolver.resolve("a", soon(), {}) == Addresses{"192.0.2.1"} ? 1 : 0; });
    }
    answer.set_value();
  }
  CHECK(right == 8);
  CHECK(asked == 1);
}

TEST_CASE("a name that is not found is looked up again the next time") {
  std::atomic<int> asked{0};
  http::Resolver resolver(
      [&](std::string const&) { return ++asked == 1 ? Addresses{} : Addresses{"192.0.2.1"}; });

  auto const first = core::attempt([&] { return resolver.resolve("a", soon(), {}); });

  REQUIRE(first.error);
  CHECK(first.error->kind == core::ErrorKind::network);
  CHECK(resolver.resolve("a", soon(), {}) == Addresses{"192.0.2.1"});
}

TEST_CASE("a stop ends the wait for a look-up that hangs") {
  std::promise<void> end;
  auto const ended = end.get_future().share();
  http::Resolver resolver([ended](std::string const&) {
    ended.wait();
    return Addresses{};
  });
  std::stop_source stop;
  stop.request_stop();

  auto const resolved =
      core::attempt([&] { return resolver.resolve("a", soon(), stop.get_token()); });
  end.set_value();

  REQUIRE(resolved.error);
  CHECK(resolved.error->kind == core::ErrorKind::cancelled);
}

TEST_CASE("the system knows this machine by the name localhost") {
  http::Resolver resolver;

  auto const found = resolver.resolve("localhost", soon(), {});

  CHECK((found.front() == "127.0.0.1" || found.front() == "::1"));
}
