#include "terminal/device.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>

namespace partnerctl::terminal {
namespace {

constexpr std::size_t k_usual_columns = 80;

bool is_closed(int descriptor) {
  return fcntl(descriptor, F_GETFD) == -1 && errno == EBADF;
}

} // namespace

std::size_t columns_of(int descriptor) {
  if (isatty(descriptor) == 0) {
    return 0;
  }
  winsize size{};
  bool const known = ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0;
  return known ? size.ws_col : k_usual_columns;
}

void occupy_standard_descriptors() {
  for (int descriptor = STDIN_FILENO; descriptor <= STDERR_FILENO; ++descriptor) {
    if (is_closed(descriptor)) {
      // The lowest free descriptor is this one, as those below it are open by now. It is opened the
      // wrong way round, so that a read or write fails as it would on a closed one.
      int const wrong_way = descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY;
      static_cast<void>(open("/dev/null", wrong_way));
    }
  }
}

std::optional<std::string> read_line_of(int descriptor, std::stop_token const& stop) {
  constexpr int k_patience_ms = 100;
  std::string line;
  while (!stop.stop_requested()) {
    pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
    int const ready = poll(&waiting, 1, k_patience_ms);
    if (ready == 0 || (ready < 0 && errno == EINTR)) {
      continue;
    }
    char byte = 0;
    // One at a time: what follows the line is for whoever asks next.
    if (ready < 0 || read(descriptor, &byte, 1) != 1) {
      return std::nullopt;
    }
    if (byte == '\n') {
      return line;
    }
    line += byte;
  }
  return std::nullopt;
}

} // namespace partnerctl::terminal
