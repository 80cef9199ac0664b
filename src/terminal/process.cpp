#include "partnerctl/terminal/process.hpp"

#include <iostream>

namespace partnerctl::terminal {

bool are_of_process(Streams const& streams) {
  return &streams.err == &std::cerr;
}

} // namespace partnerctl::terminal
