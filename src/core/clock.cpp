#include "partnerctl/core/clock.hpp"

#include <algorithm>
#include <condition_variable>
#include <mutex>

namespace partnerctl::core {
namespace {

class MachineClock final : public Clock {
public:
  TimePoint now() const override { return std::chrono::system_clock::now(); }
  SteadyPoint steady() const override { return std::chrono::steady_clock::now(); }

  bool sleep_for(Milliseconds duration, std::stop_token stop) const override {
    // Beyond some 290 years the end of the wait no longer fits the clock.
    constexpr Milliseconds k_longest = std::chrono::hours(24 * 365);
    std::mutex mutex;
    std::condition_variable_any wake;
    std::unique_lock lock(mutex);
    // True only if the predicate held, and it holds only when stopped.
    wake.wait_for(lock, stop, std::min(duration, k_longest),
                  [&stop] { return stop.stop_requested(); });
    return !stop.stop_requested();
  }
};

} // namespace

Clock const& system_clock() {
  static MachineClock const k_clock;
  return k_clock;
}

} // namespace partnerctl::core
