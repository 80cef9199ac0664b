#include "fleet/dispatch_queue.hpp"

#include <algorithm>
#include <chrono>
#include <utility>

namespace partnerctl::fleet {
namespace {

// The order of a heap whose front is due first; of two at once the one that stands first.
bool is_later(Turn const& a, Turn const& b) {
  return std::pair(a.due, a.place) > std::pair(b.due, b.place);
}

} // namespace

DispatchQueue::DispatchQueue(std::size_t size, core::Clock const& clock,
                             std::stop_token const& no_more, std::stop_token const& abandon)
    : m_size(size), m_clock(clock), m_on_no_more(no_more, [this] { close(); }),
      m_on_abandon(abandon, [this] { close(); }) {}

std::optional<Turn> DispatchQueue::take() {
  Lock lock(m_mutex);
  std::optional<Turn> turn;
  while (!m_closed) {
    auto const now = m_clock.steady();
    if (!m_waiting.empty() && m_waiting.front().due <= now) {
      turn = take_first_waiting();
      break;
    }
    if (m_next < m_size) {
      turn = Turn{.place = m_next++, .first = now, .due = now};
      break;
    }
    if (m_waiting.empty()) {
      break;
    }
    wait_for_due(lock);
  }
  // Another one now has to watch the clock, or to find that nothing is left.
  m_changed.notify_one();
  return turn;
}

Turn DispatchQueue::take_first_waiting() {
  std::pop_heap(m_waiting.begin(), m_waiting.end(), is_later);
  auto turn = m_waiting.back();
  m_waiting.pop_back();
  ++turn.number;
  return turn;
}

void DispatchQueue::wait_for_due(Lock& lock) {
  if (m_has_sleeper) {
    m_changed.wait(lock);
    return;
  }
  m_has_sleeper = true;
  m_wake_sleeper = std::stop_source();
  auto const wake = m_wake_sleeper.get_token();
  auto const wait = std::chrono::ceil<core::Milliseconds>(m_waiting.front().due - m_clock.steady());
  lock.unlock();
  // Whether it was woken or not, what has changed is looked at anew.
  static_cast<void>(m_clock.sleep_for(wait, wake));
  lock.lock();
  m_has_sleeper = false;
}

void DispatchQueue::put_off(Turn const& turn) {
  Lock const lock(m_mutex);
  bool const is_first = m_waiting.empty() || turn.due < m_waiting.front().due;
  m_waiting.push_back(turn);
  std::push_heap(m_waiting.begin(), m_waiting.end(), is_later);
  if (is_first) {
    m_wake_sleeper.request_stop();
  }
}

void DispatchQueue::close() {
  Lock const lock(m_mutex);
  m_closed = true;
  m_wake_sleeper.request_stop();
  m_changed.notify_all();
}

std::size_t DispatchQueue::left() const {
  Lock const lock(m_mutex);
  return m_closed ? 0 : m_size - m_next + m_waiting.size();
}

std::vector<Turn> DispatchQueue::leave() {
  Lock const lock(m_mutex);
  auto turns = std::exchange(m_waiting, {});
  std::sort(turns.begin(), turns.end(),
            [](Turn const& a, Turn const& b) { return a.place < b.place; });
  return turns;
}

} // namespace partnerctl::fleet
