#pragma once

#include "partnerctl/auth/token.hpp"
#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/error.hpp"

#include <condition_variable>
#include <mutex>

namespace partnerctl::auth {

// One at a time, where a turn may take as long as a person does.
class Turns {
public:
  // Held until it goes. Throws cancelled when the request's stop is asked for before its turn, and
  // `late` when its time is up.
  class Turn {
  public:
    Turn(Turns& turns, TokenRequest const& request, core::Clock const& clock,
         core::Error const& late);
    ~Turn();
    Turn(Turn const&) = delete;
    Turn& operator=(Turn const&) = delete;

  private:
    Turns& m_turns;
  };

private:
  std::mutex m_mutex;
  std::condition_variable_any m_changed;
  bool m_is_taken = false;
};

} // namespace partnerctl::auth
