#pragma once

#include "partnerctl/terminal/streams.hpp"

#include <optional>
#include <stop_token>
#include <string>

namespace partnerctl::terminal {

// Asks a yes-or-no question on stderr and reads one line: y and yes (any case) are yes, all else
// and the end of input are no, and a requested stop, which ends the wait. The question is shown as
// it is: foreign names in it must have gone through core::printable.
bool confirm(Streams const& streams, std::string const& question, std::stop_token stop = {});

// One line of the input without its end; waits until it is complete. nullopt once stop is
// requested, at the end of the input, and where it cannot be read.
std::optional<std::string> read_line(Streams const& streams, std::stop_token stop);

} // namespace partnerctl::terminal
