#pragma once

#include "partnerctl/core/clock.hpp"

#include <algorithm>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <vector>

namespace partnerctl::test {

// A clock that only a hand moves: whoever sleeps on it, in a thread of its own, sleeps until then.
class HandClock final : public core::Clock {
public:
  core::TimePoint now() const override { return core::TimePoint{steady().time_since_epoch()}; }
  core::SteadyPoint steady() const override {
    std::scoped_lock const lock(m_mutex);
    return m_steady;
  }
  bool sleep_for(core::Milliseconds duration, std::stop_token stop) const override {
    std::unique_lock lock(m_mutex);
    auto const until = m_steady + duration;
    m_sleepers.push_back(until);
    ++m_sleeps;
    m_changed.notify_all();
    bool const slept = m_changed.wait(lock, stop, [&] { return m_steady >= until; });
    m_sleepers.erase(std::find(m_sleepers.begin(), m_sleepers.end(), until));
    return slept;
  }

  void advance(core::Milliseconds duration) {
    std::scoped_lock const lock(m_mutex);
    m_steady += duration;
    m_changed.notify_all();
  }
  // Waits until somebody sleeps, and moves the clock to where the first of those wakes; until stop.
  void wake_sleepers(std::stop_token const& stop) {
    std::unique_lock lock(m_mutex);
    auto const is_asleep = [this](core::SteadyPoint until) { return until > m_steady; };
    while (m_changed.wait(
        lock, stop, [&] { return std::any_of(m_sleepers.begin(), m_sleepers.end(), is_asleep); })) {
      std::vector<core::SteadyPoint> asleep;
      std::copy_if(m_sleepers.begin(), m_sleepers.end(), std::back_inserter(asleep), is_asleep);
      m_steady = *std::min_element(asleep.begin(), asleep.end());
      m_changed.notify_all();
    }
  }
  // How often anybody has gone to sleep.
  int sleeps() const {
    std::scoped_lock const lock(m_mutex);
    return m_sleeps;
  }
  // Returns when somebody sleeps until just then; false when nobody did for a while that is far
  // longer than it can take.
  bool wait_for_sleeper(core::SteadyPoint until) const {
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, std::chrono::seconds{60}, [&] {
      return std::find(m_sleepers.begin(), m_sleepers.end(), until) != m_sleepers.end();
    });
  }

private:
  mutable std::mutex m_mutex;
  mutable std::condition_variable_any m_changed;
  mutable std::vector<core::SteadyPoint> m_sleepers;
  mutable int m_sleeps = 0;
  core::SteadyPoint m_steady{std::chrono::hours{1}};
};

} // namespace partnerctl::test
