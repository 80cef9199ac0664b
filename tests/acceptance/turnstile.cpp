#include "acceptance/turnstile.hpp"

#include "acceptance/traffic.hpp"

#include <chrono>

namespace partnerctl::test {

void Turnstile::let_in(int sign_ins) {
  std::scoped_lock const lock(m_mutex);
  m_counts = true;
  m_left = sign_ins;
  m_stopped = false;
}

void Turnstile::pass(http::Incoming const& request) {
  std::unique_lock lock(m_mutex);
  if (!m_counts || !is_sign_in(request)) {
    return;
  }
  if (m_left-- > 0) {
    return;
  }
  m_stopped = true;
  m_changed.notify_all();
  m_changed.wait(lock, [this] { return !m_counts; });
}

bool Turnstile::has_stopped_one() {
  std::unique_lock lock(m_mutex);
  return m_changed.wait_for(lock, std::chrono::minutes(1), [this] { return m_stopped; });
}

void Turnstile::open() {
  std::scoped_lock const lock(m_mutex);
  m_counts = false;
  m_changed.notify_all();
}

} // namespace partnerctl::test
