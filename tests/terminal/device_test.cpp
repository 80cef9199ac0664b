#include "terminal/device.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <thread>

using partnerctl::terminal::columns_of;
using partnerctl::terminal::read_line_of;

namespace {

// A real pseudo-terminal of this many columns.
struct Pty {
  int master = -1;
  int slave = -1;
  explicit Pty(unsigned short columns) {
    winsize const size{.ws_row = 24, .ws_col = columns, .ws_xpixel = 0, .ws_ypixel = 0};
    REQUIRE(openpty(&master, &slave, nullptr, nullptr, &size) == 0);
  }
  ~Pty() {
    close(slave);
    close(master);
  }
  Pty(Pty const&) = delete;
  Pty& operator=(Pty const&) = delete;
};

} // namespace

TEST_CASE("A terminal's width is the window's, whatever COLUMNS says") {
  setenv("COLUMNS", "33", 1);
  CHECK(columns_of(Pty(137).slave) == 137);
  unsetenv("COLUMNS");
}

TEST_CASE("A terminal that does not know its size counts as 80 columns wide") {
  CHECK(columns_of(Pty(0).slave) == 80);
}

TEST_CASE("A file, a pipe and a closed descriptor have no width") {
  int const file = open("/dev/null", O_RDWR);
  int pipe_ends[2];
  REQUIRE(pipe(pipe_ends) == 0);
  CHECK(columns_of(file) == 0);
  CHECK(columns_of(pipe_ends[1]) == 0);
  close(pipe_ends[0]);
  close(pipe_ends[1]);
  close(file);
  CHECK(columns_of(file) == 0);
}

TEST_CASE("A line is read to its end and no further") {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  REQUIRE(write(ends[1], "http://localhost/?code=1\nnext", 29) == 29);
  std::stop_source const never;
  CHECK(read_line_of(ends[0], never.get_token()) == "http://localhost/?code=1");
  close(ends[1]);
  CHECK_FALSE(read_line_of(ends[0], never.get_token()).has_value());
  close(ends[0]);
}

TEST_CASE("A wait for a line that nobody types ends with the stop") {
  Pty const terminal(80);
  std::stop_source stop;
  std::jthread const asker([&stop] { stop.request_stop(); });
  CHECK_FALSE(read_line_of(terminal.slave, stop.get_token()).has_value());
}
