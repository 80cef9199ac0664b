#include "terminal/device.hpp"

#include <catch2/catch.hpp>

#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <unistd.h>

using partnerctl::terminal::columns_of;

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
