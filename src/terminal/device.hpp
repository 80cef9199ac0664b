#pragma once

#include <cstddef>
#include <optional>
#include <stop_token>
#include <string>

namespace partnerctl::terminal {

// Columns of the terminal behind a file descriptor: 80 where it does not know its size, 0 where it
// is no terminal.
std::size_t columns_of(int descriptor);

// Gives standard input, output and error a file where the parent closed them. Otherwise the next
// file to be opened (a ledger, a socket) would become descriptor 1 and receive our output. Reading
// and writing still fail.
void occupy_standard_descriptors();

// One line read from a file descriptor, without its end; stop ends the wait within a moment. What
// was read of a line that never ended is dropped. nullopt at the end of the input.
std::optional<std::string> read_line_of(int descriptor, std::stop_token const& stop);

} // namespace partnerctl::terminal
