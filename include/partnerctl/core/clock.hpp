#pragma once

#include <chrono>
#include <stop_token>

namespace partnerctl::core {

using TimePoint = std::chrono::system_clock::time_point;
using SteadyPoint = std::chrono::steady_clock::time_point;
using Milliseconds = std::chrono::milliseconds;

// Time as a service: the wall clock for what is shown and sent, the steady one for what is waited
// for (a clock set back must not lengthen a wait). Tests bring one that they move by hand.
class Clock {
public:
  virtual ~Clock() = default;
  virtual TimePoint now() const = 0;
  virtual SteadyPoint steady() const = 0;
  // False when stop was requested before the time had passed.
  virtual bool sleep_for(Milliseconds duration, std::stop_token stop) const = 0;
};

// The machine's own clock.
Clock const& system_clock();

} // namespace partnerctl::core
