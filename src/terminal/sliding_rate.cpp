#include "terminal/sliding_rate.hpp"

namespace partnerctl::terminal {
namespace {

constexpr std::chrono::seconds k_least_time{2};
// Finer ones would only take memory.
constexpr std::chrono::milliseconds k_between_samples{500};

} // namespace

void SlidingRate::note(core::SteadyPoint now, std::size_t count) {
  m_count = count;
  if (now - m_samples.back().time >= k_between_samples) {
    m_samples.push_back({now, count});
  }
}

void SlidingRate::forget_before(core::SteadyPoint begin) {
  while (m_samples.size() > 1 && m_samples[1].time <= begin) {
    m_samples.pop_front();
  }
}

std::optional<double> SlidingRate::per_second(core::SteadyPoint now) {
  // That nothing was counted until now is known too.
  note(now, m_count);
  forget_before(now - k_window);
  auto const& first = m_samples.front();
  auto const time = now - first.time;
  if (time < k_least_time || m_count == first.count) {
    return std::nullopt;
  }
  return static_cast<double>(m_count - first.count) / std::chrono::duration<double>(time).count();
}

} // namespace partnerctl::terminal
