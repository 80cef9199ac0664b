#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace partnerctl::test {

// How a program is started: its arguments, its whole environment (nothing is inherited but PATH,
// where it brings none), and what it reads.
struct Command {
  std::vector<std::string> arguments{};
  std::map<std::string, std::string> environment{};
  std::string input{};
  // Its stdin, stdout and stderr are a terminal of that many columns; 0: pipes. On a terminal both
  // outputs arrive in `out`.
  unsigned terminal_columns = 0;
};

struct Ended {
  int code = 0;
  std::string out{};
  std::string err{};
  // The kernel's word: peak memory in KiB.
  long peak_kib = 0;
};

// Whether the tests run under a sanitizer.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
inline constexpr bool k_is_sanitized = true;
#else
inline constexpr bool k_is_sanitized = false;
#endif

// The project's own binary.
std::string partnerctl_binary();

// What the address sanitizer itself takes of that binary's peak memory, in KiB: what a start takes
// that does nothing. It grows with the code, so it is measured. Otherwise nothing.
long sanitizer_kib();

// What keeps a started program from reaching another machine (loopback_guard.cpp): variables for
// its environment.
std::map<std::string, std::string> loopback_only();

// Runs a program to its end; kills it and throws after two minutes.
Ended run_program(std::string const& program, Command const& command);

// Waits until something is so that a program or a thread does; false when a minute passes without,
// which is far longer than it takes on a busy machine.
bool comes_true(std::function<bool()> const& is_so);

// A program that goes on while the test does: a server, or a run to be interrupted.
class Background {
public:
  Background(std::string const& program, Command const& command);
  ~Background();
  Background(Background const&) = delete;
  Background& operator=(Background const&) = delete;

  // The next line of stdout; throws when a minute passes without one.
  std::string read_line();
  // Waits until the program has printed a text, on either output, and returns all that it printed
  // so far; throws when a minute passes without it.
  std::string await(std::string const& text) const;
  // Types on its terminal.
  void type(std::string const& text) const;
  int pid() const;
  void signal(int number) const;
  // Waits for its end.
  Ended wait();
  // What stderr holds so far.
  std::string err() const;
  // What stdout, or the terminal, holds so far.
  std::string out() const;

private:
  struct Impl;
  std::unique_ptr<Impl> m_impl;
};

} // namespace partnerctl::test
