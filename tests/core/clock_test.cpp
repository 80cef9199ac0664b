#include "partnerctl/core/clock.hpp"

#include <catch2/catch.hpp>

#include <thread>

using namespace partnerctl::core;

TEST_CASE("a sleep that was stopped before it began says so") {
  std::stop_source source;
  source.request_stop();
  CHECK_FALSE(system_clock().sleep_for(std::chrono::hours(1), source.get_token()));
  CHECK_FALSE(system_clock().sleep_for(Milliseconds(0), source.get_token()));
}

TEST_CASE("a sleep ends when it is stopped, however long it was meant to be") {
  std::stop_source source;
  bool slept = true;
  {
    std::jthread const sleeper(
        [&] { slept = system_clock().sleep_for(Milliseconds::max(), source.get_token()); });
    source.request_stop();
  }
  CHECK_FALSE(slept);
}

TEST_CASE("a sleep without a stop source ends with its time") {
  CHECK(system_clock().sleep_for(Milliseconds(1), {}));
  CHECK(system_clock().sleep_for(Milliseconds(-5), {}));
}

TEST_CASE("the steady clock never goes back") {
  auto const before = system_clock().steady();
  CHECK(system_clock().steady() >= before);
}
