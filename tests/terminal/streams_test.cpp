#include "partnerctl/terminal/streams.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <pty.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <functional>
#include <map>
#include <sstream>
#include <string>

using namespace partnerctl;
using terminal::may_colour;

namespace {

// Runs in a child process, where standard descriptors may be closed and exchanged, and returns its
// exit code, or -1 when a signal or an exception ended it.
int in_child(std::function<int()> const& body) {
  // What Catch has not written yet would be written by the child as well.
  static_cast<void>(std::fflush(nullptr));
  pid_t const child = fork();
  if (child == 0) {
    _exit(body());
  }
  int status = 0;
  REQUIRE(waitpid(child, &status, 0) == child);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

core::Environment with(std::string const& name, std::string const& value) {
  std::map<std::string, std::string, std::less<>> variables;
  variables[name] = value;
  return core::Environment(std::move(variables));
}

} // namespace

TEST_CASE("A terminal is coloured unless NO_COLOR, TERM=dumb or --no-color say otherwise") {
  CHECK(may_colour(true, false, with("TERM", "xterm-256color")));
  CHECK(may_colour(true, false, with("NO_COLOR", "")));
  CHECK_FALSE(may_colour(true, false, with("NO_COLOR", "1")));
  CHECK_FALSE(may_colour(true, false, with("NO_COLOR", "0")));
  CHECK_FALSE(may_colour(true, false, with("TERM", "dumb")));
  CHECK_FALSE(may_colour(true, true, {}));
  CHECK_FALSE(may_colour(false, false, with("TERM", "xterm-256color")));
}

TEST_CASE("A write to a pipe that nobody reads fails instead of killing the process") {
  CHECK(in_child([] {
          int ends[2];
          static_cast<void>(pipe(ends));
          dup2(ends[1], STDOUT_FILENO);
          close(ends[1]);
          close(ends[0]);
          auto const streams = terminal::of_process();
          streams.out << "lost" << std::flush;
          return streams.out.good() ? 1 : 42;
        }) == 42);
}

TEST_CASE("A closed stdout fails to be written and its number is not given to the next file") {
  CHECK(in_child([] {
          close(STDOUT_FILENO);
          auto const streams = terminal::of_process();
          int const ledger = open("/dev/null", O_RDWR);
          streams.out << "lost" << std::flush;
          bool const lost = streams.out.fail() && !streams.out_is_terminal && streams.width == 0;
          return lost && ledger > STDERR_FILENO ? 42 : ledger;
        }) == 42);
}

TEST_CASE("With all three standard descriptors closed nothing is read and no number is free") {
  CHECK(in_child([] {
          for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
            close(descriptor);
          }
          auto const streams = terminal::of_process();
          std::string line;
          bool const read = static_cast<bool>(std::getline(streams.in, line));
          return !read && open("/dev/null", O_RDWR) > STDERR_FILENO ? 42 : 1;
        }) == 42);
}

TEST_CASE("Each stream knows by itself whether a terminal is at its other end") {
  CHECK(in_child([] {
          int master = 0;
          int slave = 0;
          winsize const size{.ws_row = 24, .ws_col = 97, .ws_xpixel = 0, .ws_ypixel = 0};
          static_cast<void>(openpty(&master, &slave, nullptr, nullptr, &size));
          dup2(slave, STDOUT_FILENO);
          dup2(slave, STDIN_FILENO);
          dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
          auto const streams = terminal::of_process();
          bool const right =
              streams.out_is_terminal && streams.in_is_terminal && !streams.err_is_terminal;
          return right && streams.width == 97 ? 42 : 1;
        }) == 42);
}

TEST_CASE("A message on stderr and a question do not flush a half-written stdout") {
  CHECK(in_child([] {
          int ends[2];
          static_cast<void>(pipe(ends));
          dup2(ends[1], STDOUT_FILENO);
          fcntl(ends[0], F_SETFL, O_NONBLOCK);
          auto const streams = terminal::of_process();
          dup2(open("/dev/null", O_RDWR), STDERR_FILENO);
          dup2(STDERR_FILENO, STDIN_FILENO);
          streams.out << "half";
          streams.err << "message" << std::flush;
          std::string line;
          std::getline(streams.in, line);
          char byte = 0;
          bool const early = read(ends[0], &byte, 1) > 0;
          streams.out.flush();
          return !early && read(ends[0], &byte, 1) == 1 ? 42 : 1;
        }) == 42);
}

TEST_CASE("a line is redrawn only on a terminal that can and that no CI keeps the log of") {
  std::ostringstream text;
  std::istringstream none;
  terminal::Streams streams{.out = text, .err = text, .in = none, .err_is_terminal = true};
  CHECK(terminal::may_redraw(streams, with("TERM", "xterm")));
  CHECK(terminal::may_redraw(streams, core::Environment()));
  CHECK_FALSE(terminal::may_redraw(streams, with("TERM", "dumb")));
  CHECK_FALSE(terminal::may_redraw(streams, with("CI", "true")));
  streams.err_is_terminal = false;
  CHECK_FALSE(terminal::may_redraw(streams, with("TERM", "xterm")));
}
