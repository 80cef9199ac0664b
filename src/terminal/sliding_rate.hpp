#pragma once

#include "partnerctl/core/clock.hpp"

#include <cstddef>
#include <deque>
#include <optional>

namespace partnerctl::terminal {

// How fast a count has grown of late. The whole of a run says little about what is to come: it may
// have been throttled since, or no longer be.
class SlidingRate {
public:
  static constexpr std::chrono::seconds k_window{30};

  explicit SlidingRate(core::SteadyPoint start) : m_samples{{start, 0}} {}

  void note(core::SteadyPoint now, std::size_t count);
  // A second, over the window or what there is of it; nullopt for the first two seconds, when it
  // would be guessed, and where nothing was counted.
  std::optional<double> per_second(core::SteadyPoint now);

private:
  struct Sample {
    core::SteadyPoint time{};
    std::size_t count = 0;
  };
  void forget_before(core::SteadyPoint begin);

  // At least one; the first is the last one that is not younger than the window.
  std::deque<Sample> m_samples;
  std::size_t m_count = 0;
};

} // namespace partnerctl::terminal
