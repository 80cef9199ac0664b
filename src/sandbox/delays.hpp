#pragma once

#include "partnerctl/core/clock.hpp"

#include <condition_variable>
#include <functional>
#include <map>
#include <mutex>
#include <stop_token>
#include <thread>

namespace partnerctl::sandbox {

// Calls functions later, in the order of their time, on one thread of its own: so a slow answer
// blocks no thread of the server. What is still waiting when it ends is dropped.
class Delays {
public:
  Delays();

  void after(std::chrono::milliseconds delay, std::function<void()> task);

private:
  void run(std::stop_token const& stop);

  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  std::multimap<core::SteadyPoint, std::function<void()>> m_tasks;
  std::jthread m_thread;
};

} // namespace partnerctl::sandbox
