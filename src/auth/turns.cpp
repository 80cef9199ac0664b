#include "auth/turns.hpp"

#include <algorithm>

namespace partnerctl::auth {

Turns::Turn::Turn(Turns& turns, TokenRequest const& request, core::Clock const& clock,
                  core::Error const& late)
    : m_turns(turns) {
  // A far deadline would overflow the clock that is waited by.
  constexpr core::SteadyPoint::duration k_longest = std::chrono::hours{1};
  auto const left = request.deadline == core::SteadyPoint::max()
                        ? k_longest
                        : std::min(request.deadline - clock.steady(), k_longest);
  std::unique_lock lock(turns.m_mutex);
  if (turns.m_changed.wait_for(lock, request.stop, left, [&turns] { return !turns.m_is_taken; })) {
    turns.m_is_taken = true;
    return;
  }
  if (request.stop.stop_requested()) {
    throw core::Error{.kind = core::ErrorKind::cancelled,
                      .message = "stopped while another tenant's sign-in was waited for"};
  }
  throw core::Error(late);
}

Turns::Turn::~Turn() {
  std::scoped_lock const lock(m_turns.m_mutex);
  m_turns.m_is_taken = false;
  m_turns.m_changed.notify_one();
}

} // namespace partnerctl::auth
