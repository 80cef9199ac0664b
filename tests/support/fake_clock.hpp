#pragma once

#include "partnerctl/core/clock.hpp"

#include <mutex>
#include <vector>

namespace partnerctl::test {

// A clock that stands still until somebody sleeps on it or moves it by hand.
class FakeClock final : public core::Clock {
public:
  // Sunday, 2026-11-22T10:15:00Z.
  static constexpr core::TimePoint k_start{std::chrono::seconds{1795342500}};

  core::TimePoint now() const override {
    std::scoped_lock const lock(m_mutex);
    return m_now;
  }
  core::SteadyPoint steady() const override {
    std::scoped_lock const lock(m_mutex);
    return m_steady;
  }
  bool sleep_for(core::Milliseconds duration, std::stop_token stop) const override {
    std::scoped_lock const lock(m_mutex);
    if (stop.stop_requested()) {
      return false;
    }
    m_slept.push_back(duration);
    m_now += duration;
    m_steady += duration;
    return true;
  }

  void advance(core::Milliseconds duration) {
    std::scoped_lock const lock(m_mutex);
    m_now += duration;
    m_steady += duration;
  }
  // The wall clock alone, as a person or NTP moves it.
  void set_wall(core::TimePoint now) {
    std::scoped_lock const lock(m_mutex);
    m_now = now;
  }
  std::vector<core::Milliseconds> slept() const {
    std::scoped_lock const lock(m_mutex);
    return m_slept;
  }

private:
  mutable std::mutex m_mutex;
  mutable core::TimePoint m_now{k_start};
  mutable core::SteadyPoint m_steady{std::chrono::hours{1}};
  mutable std::vector<core::Milliseconds> m_slept;
};

} // namespace partnerctl::test
