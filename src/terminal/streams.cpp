#include "partnerctl/terminal/streams.hpp"

#include <iostream>

namespace partnerctl::terminal {

Streams of_process() {
  return {.out = std::cout, .err = std::cerr, .in = std::cin};
}

} // namespace partnerctl::terminal
