#include "partnerctl/terminal/streams.hpp"

#include "terminal/device.hpp"

#include <poll.h>
#include <unistd.h>

#include <csignal>
#include <iostream>

namespace partnerctl::terminal {

Streams of_process() {
  occupy_standard_descriptors();
  static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
  // A limit on the size of files is a full disk: an error, which is handled.
  static_cast<void>(std::signal(SIGXFSZ, SIG_IGN));
  std::ios::sync_with_stdio(false);
  // Tied, every message on stderr and every line read would send what stdout has so far, in pieces.
  std::cin.tie(nullptr);
  std::cerr.tie(nullptr);
  return {.out = std::cout,
          .err = std::cerr,
          .in = std::cin,
          .out_is_terminal = isatty(STDOUT_FILENO) != 0,
          .err_is_terminal = isatty(STDERR_FILENO) != 0,
          .in_is_terminal = isatty(STDIN_FILENO) != 0,
          .width = columns_of(STDOUT_FILENO),
          .err_columns = [] { return columns_of(STDERR_FILENO); }};
}

bool may_colour(bool is_terminal, bool no_color_option, core::Environment const& environment) {
  return is_terminal && !no_color_option && !environment.has("NO_COLOR") &&
         environment.get("TERM") != "dumb";
}

bool may_redraw(Streams const& streams, core::Environment const& environment) {
  return streams.err_is_terminal && environment.get("TERM") != "dumb" && !environment.is_ci();
}

bool stdout_reader_is_gone() {
  pollfd output{.fd = STDOUT_FILENO, .events = POLLOUT, .revents = 0};
  return ::poll(&output, 1, 0) > 0 && (output.revents & (POLLERR | POLLHUP)) != 0;
}

} // namespace partnerctl::terminal
