#pragma once

#include "partnerctl/terminal/streams.hpp"

namespace partnerctl::terminal {

// Whether these are the process's own (of_process), and no test's.
bool are_of_process(Streams const& streams);

} // namespace partnerctl::terminal
