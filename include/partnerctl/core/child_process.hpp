#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/environment.hpp"

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::core {

// A program to run, without a shell.
struct ChildProcess {
  // An absolute path (see find_program).
  std::string program{};
  std::vector<std::string> arguments{};
  // All that it gets of variables.
  Environment environment{};
  std::chrono::milliseconds timeout{std::chrono::seconds{30}};
  std::stop_token stop{};
  // More than this on either stream ends it.
  std::size_t max_output = std::size_t{1} << 20U;
  // What the kernel lets it have: bytes of address space, and seconds of computing, which also hold
  // where we are gone before it. 0: what we may have ourselves.
  std::size_t max_memory = 0;
  std::chrono::seconds max_computing{0};
};

struct ChildResult {
  enum class End { exited, killed, timed_out, stopped, too_much_output };
  End end = End::exited;
  // Of exited: its code. Of killed: the signal.
  int code = 0;
  std::string out{};
  std::string err{};
};

// The first executable regular file of that name in the absolute folders of PATH; never in the
// current folder. nullopt where there is none.
std::optional<std::string> find_program(std::string const& name, Environment const& environment);

// Runs it to its end with nothing on its standard input, in the root folder, in a process group of
// its own; on a timeout, stop or too much output the whole group is killed and the program reaped.
// What it leaves running in the background when it ends by itself is let be and not waited for.
// Throws an internal error when it cannot be started. Safe to call from several threads at once.
ChildResult run(ChildProcess const& child);

// Starts it in a session of its own and does not wait: for a browser, which outlives us. False when
// it cannot be started.
bool launch(std::string const& program, std::vector<std::string> const& arguments,
            Environment const& environment);

} // namespace partnerctl::core
