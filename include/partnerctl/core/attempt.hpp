#pragma once

#include "partnerctl/core/error.hpp"

#include <optional>
#include <type_traits>
#include <utility>

namespace partnerctl::core {

// What attempt() returns: a value, or the error that was thrown instead of it.
template <class T>
struct Attempt {
  std::optional<T> value{};
  std::optional<Error> error{};
  explicit operator bool() const { return value.has_value(); }
};

// Calls f and turns a thrown Error into a value, for those who decide by it (retry, the credential
// chain, a write whose fate is unknown). Anything else that f throws passes through.
template <class F>
auto attempt(F&& f) -> Attempt<std::invoke_result_t<F>> {
  try {
    return {.value = std::forward<F>(f)(), .error = std::nullopt};
  } catch (Error& error) {
    return {.value = std::nullopt, .error = std::move(error)};
  }
}

} // namespace partnerctl::core
