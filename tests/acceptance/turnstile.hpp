#pragma once

#include "partnerctl/http/listener.hpp"

#include <condition_variable>
#include <mutex>

namespace partnerctl::test {

// Lets so many sign-ins through to a sandbox in this process; at the next one the sandbox stands
// still until it is opened. So a run is surely in the midst of its tenants when it is interrupted,
// however fast it is and however late the test looks. Safe to use from several threads.
class Turnstile {
public:
  // From now on only so many more.
  void let_in(int sign_ins);
  // For the sandbox's observer: waits here while it is shut, and nobody is answered meanwhile.
  void pass(http::Incoming const& request);
  // Waits until somebody stands before it; false when a minute passes without.
  bool has_stopped_one();
  void open();

private:
  std::mutex m_mutex{};
  std::condition_variable m_changed{};
  bool m_counts = false;
  int m_left = 0;
  bool m_stopped = false;
};

} // namespace partnerctl::test
