#pragma once

#include "partnerctl/core/attempt.hpp"

#include <catch2/catch.hpp>

#include <utility>

namespace partnerctl::test {

// The error that f must throw.
template <class F>
core::Error error_of(F&& f) {
  auto result = core::attempt([&] {
    std::forward<F>(f)();
    return true;
  });
  REQUIRE(result.error.has_value());
  return std::move(*result.error);
}

} // namespace partnerctl::test
