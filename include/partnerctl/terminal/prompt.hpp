#pragma once

#include "partnerctl/terminal/streams.hpp"

#include <string>

namespace partnerctl::terminal {

// Asks a yes-or-no question on stderr and reads one line: y and yes (any case) are yes, all else
// and the end of input are no. The question is shown as it is: foreign names in it must have gone
// through core::printable.
bool confirm(Streams const& streams, std::string const& question);

} // namespace partnerctl::terminal
