#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/terminal/live_line.hpp"

#include <cstddef>
#include <functional>
#include <memory>
#include <stop_token>

namespace partnerctl::terminal {

// What a run's progress is shown of, and where.
struct ProgressOptions {
  std::size_t total = 0;
  // Columns of the terminal, asked each time since it may be resized. Empty where a line cannot be
  // redrawn (a pipe, CI, a dumb terminal).
  std::function<std::size_t()> columns{};
  // From then on no more are begun.
  std::stop_token stopping{};
  // From then on nothing more is shown: whoever left now may be gone before this is.
  std::stop_token over{};
};

// Says how far a run over tenants has come, while it lives: "1,204 of 10,000 tenants, 3 failed,
// 38/s, 4 min left". On a terminal that is one live line, from half a second on, redrawn ten times
// a second at most and each second at least, so that a hanging tenant does not freeze it. Elsewhere
// it is a plain line each ten seconds in which something ended, or each minute. All writing is done
// by a thread of its own: a slow terminal holds up no tenant.
class Progress {
public:
  // line and clock must outlive it.
  Progress(LiveLine& line, ProgressOptions options, core::Clock const& clock);
  // Leaves nothing behind on a terminal.
  ~Progress();
  Progress(Progress const&) = delete;
  Progress& operator=(Progress const&) = delete;

  // One more is done. From any thread, as fewer().
  void ended(bool failed);
  // There is one fewer to do: it proved to be another one's tenant.
  void fewer();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::terminal
