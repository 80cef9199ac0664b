#pragma once

#include "partnerctl/terminal/live_line.hpp"
#include "partnerctl/terminal/streams.hpp"

#include <memory>
#include <string>

namespace partnerctl::cli {

// Everything for a person that is not the result: to stderr, whole lines, from any thread. Quiet
// holds it back until it is known that the exit code is not 0.
class Messages {
public:
  enum class Level { quiet, normal, verbose, debug };

  Messages(terminal::Streams const& streams, Level level);
  ~Messages();
  Messages(Messages const&) = delete;
  Messages& operator=(Messages const&) = delete;

  // What every run says.
  void say(std::string const& text);
  // What a person must see to go on, so also under --quiet.
  void insist(std::string const& text);
  // What only --verbose (or --debug) shows.
  void detail(std::string const& text);
  // What only --debug shows: the HTTP trace.
  void trace(std::string const& text);
  bool traces() const;
  bool is_quiet() const;
  // Prints what quiet held back.
  void release();
  // The line below all of this: a run's progress. Whoever lets a person type holds it.
  terminal::LiveLine& live_line();

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::cli
