#include "partnerctl/terminal/prompt.hpp"

#include "partnerctl/core/text.hpp"
#include "terminal/device.hpp"

#include <unistd.h>

#include <iostream>
#include <utility>

namespace partnerctl::terminal {

bool confirm(Streams const& streams, std::string const& question, std::stop_token stop) {
  streams.err << question << " [y/N] " << std::flush;
  auto const line = read_line(streams, std::move(stop));
  if (!line) {
    // Nobody pressed Enter: what follows on stderr would stand in the question's line.
    streams.err << '\n' << std::flush;
    return false;
  }
  auto const answer = core::trim(*line);
  return core::equal_ignoring_case(answer, "y") || core::equal_ignoring_case(answer, "yes");
}

std::optional<std::string> read_line(Streams const& streams, std::stop_token stop) {
  std::string line;
  if (&streams.in != &std::cin) {
    return std::getline(streams.in, line) ? std::optional(line) : std::nullopt;
  }
  // A blocking read of std::cin could not be ended.
  return read_line_of(STDIN_FILENO, stop);
}

} // namespace partnerctl::terminal
