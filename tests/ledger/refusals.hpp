#pragma once

#include "partnerctl/core/attempt.hpp"

#include <stdexcept>
#include <string>
#include <string_view>

namespace partnerctl::test {

// The core::Error that f throws; fails the test where it throws none.
template <class F>
core::Error refusal(F const& f) {
  auto const tried = core::attempt([&] {
    f();
    return true;
  });
  if (!tried.error) {
    throw std::logic_error("nothing was refused");
  }
  return *tried.error;
}

inline bool contains(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

} // namespace partnerctl::test
