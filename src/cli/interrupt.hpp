#pragma once

#include "cli/messages.hpp"

#include <memory>
#include <stop_token>
#include <string>

namespace partnerctl::cli {

// Listens for SIGINT, SIGTERM and SIGHUP (a terminal that was closed; not where it was to be
// ignored, as nohup asks) while it lives. The first stops the start of new tenants and is answered
// on stderr at once; the second leaves those in flight too. The innermost of a process is told.
class Interrupt {
public:
  // What the first one does: it is heeded by whoever looks at it, or ends the process then and
  // there, for what listens to nothing.
  enum class First { is_heeded, ends };
  // `answer` is what the first one is answered with, if anything; `again` is the last line where
  // the process has to be ended from here, since something of it does not listen (a stdout that
  // nobody reads).
  Interrupt(Messages& messages, std::string answer, std::string again = {},
            First first = First::is_heeded);
  ~Interrupt();
  Interrupt(Interrupt const&) = delete;
  Interrupt& operator=(Interrupt const&) = delete;

  std::stop_token no_more() const;
  std::stop_token abandon() const;
  // Another `again`, from here on.
  void end_with(std::string again);
  bool happened() const { return no_more().stop_requested(); }
  // Throws a cancelled error where it happened: nothing was done yet.
  void check() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::cli
