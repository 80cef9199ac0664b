#pragma once

#include "partnerctl/core/attempt.hpp"
#include "partnerctl/core/gate.hpp"

#include <optional>
#include <stop_token>
#include <vector>

namespace partnerctl::test {

// The latest answer is all that is known: one throttling makes it the rule.
inline constexpr core::GatePace k_at_once{.weight = 1};

// Ends well so often, one call after the other.
inline void succeed(core::Gate& gate, int times) {
  for (int i = 0; i < times; ++i) {
    gate.enter(core::SteadyPoint::max(), {}).succeeded();
  }
}

// So many calls under way together, of which the first `throttled` are throttled.
inline void burst(core::Gate& gate, std::size_t calls, std::size_t throttled,
                  core::Milliseconds wait) {
  std::vector<core::Gate::Pass> passes;
  for (std::size_t i = 0; i < calls; ++i) {
    passes.push_back(gate.enter(core::SteadyPoint::max(), {}));
  }
  for (std::size_t i = 0; i < throttled; ++i) {
    passes[i].throttled(wait);
  }
}

inline std::optional<core::Error> refusal(core::Gate& gate, core::SteadyPoint deadline,
                                          std::stop_token const& stop = {}) {
  return core::attempt([&] {
           gate.enter(deadline, stop);
           return true;
         })
      .error;
}

} // namespace partnerctl::test
