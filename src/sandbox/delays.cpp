#include "sandbox/delays.hpp"

namespace partnerctl::sandbox {

Delays::Delays() : m_thread([this](std::stop_token const& stop) { run(stop); }) {}

void Delays::after(std::chrono::milliseconds delay, std::function<void()> task) {
  auto const due = std::chrono::steady_clock::now() + delay;
  {
    std::scoped_lock const lock(m_mutex);
    m_tasks.emplace(due, std::move(task));
  }
  m_changed.notify_one();
}

void Delays::run(std::stop_token const& stop) {
  std::unique_lock lock(m_mutex);
  while (!stop.stop_requested()) {
    if (m_tasks.empty()) {
      m_changed.wait(lock, stop, [this] { return !m_tasks.empty(); });
      continue;
    }
    auto const due = m_tasks.begin()->first;
    if (std::chrono::steady_clock::now() < due) {
      // Ends earlier when a task with an earlier time comes.
      m_changed.wait_until(lock, stop, due, [this, due] { return m_tasks.begin()->first < due; });
      continue;
    }
    auto const task = std::move(m_tasks.extract(m_tasks.begin()).mapped());
    lock.unlock();
    task();
    lock.lock();
  }
}

} // namespace partnerctl::sandbox
