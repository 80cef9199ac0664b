#include "partnerctl/terminal/prompt.hpp"

#include "partnerctl/core/text.hpp"

namespace partnerctl::terminal {

bool confirm(Streams const& streams, std::string const& question) {
  streams.err << question << " [y/N] " << std::flush;
  std::string line;
  if (!std::getline(streams.in, line)) {
    // Nobody pressed Enter: what follows on stderr would stand in the question's line.
    streams.err << '\n' << std::flush;
    return false;
  }
  auto const answer = core::trim(line);
  return core::equal_ignoring_case(answer, "y") || core::equal_ignoring_case(answer, "yes");
}

} // namespace partnerctl::terminal
