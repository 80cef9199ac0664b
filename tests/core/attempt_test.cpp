#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

#include <memory>
#include <stdexcept>

using namespace partnerctl::core;

TEST_CASE("an attempt that succeeds holds the value") {
  auto const result = attempt([] { return 7; });
  CHECK(result);
  CHECK(result.value == 7);
  CHECK_FALSE(result.error);
}

TEST_CASE("an attempt that fails holds the whole error") {
  auto const result = attempt([]() -> int {
    throw Error{
        .kind = ErrorKind::throttled, .message = "slow down", .status = 429, .maybe_done = true};
  });
  CHECK_FALSE(result);
  REQUIRE(result.error);
  CHECK(result.error->kind == ErrorKind::throttled);
  CHECK(result.error->message == "slow down");
  CHECK(result.error->status == 429);
  CHECK(result.error->maybe_done);
}

TEST_CASE("an attempt lets pass what is no Error") {
  CHECK_THROWS_AS(attempt([]() -> int { throw std::logic_error("a defect"); }), std::logic_error);
}

TEST_CASE("an attempt moves values that cannot be copied") {
  auto const result = attempt([] { return std::make_unique<int>(3); });
  REQUIRE(result);
  CHECK(**result.value == 3);
}
