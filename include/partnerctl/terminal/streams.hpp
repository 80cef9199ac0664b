#pragma once

#include "partnerctl/core/environment.hpp"

#include <functional>
#include <istream>
#include <ostream>

namespace partnerctl::terminal {

// Where a command reads and writes, and what is at the other end; nothing else in the house touches
// std::cout, isatty or the window size. Tests bring string streams.
struct Streams {
  std::ostream& out;
  std::ostream& err;
  std::istream& in;
  bool out_is_terminal = false;
  bool err_is_terminal = false;
  bool in_is_terminal = false;
  // Columns of the terminal at `out`; 0 when it is none.
  std::size_t width = 0;
  // Columns of the terminal at `err` at this moment; empty where nobody asked it.
  std::function<std::size_t()> err_columns{};
};

// The process's own. Also ignores SIGPIPE and SIGXFSZ: neither a closed stdout nor a limit on the
// size of files must stop a write to a tenant.
Streams of_process();

// Whether whoever read stdout has gone (`| head`): then nothing that could not be written is
// missed.
bool stdout_reader_is_gone();

// Whether to colour a stream: it is a terminal, TERM is not "dumb", NO_COLOR is unset or empty, and
// --no-color was not given.
bool may_colour(bool is_terminal, bool no_color_option, core::Environment const& environment);

// Whether a line on stderr may be redrawn: it is a terminal that can, TERM is not "dumb", and it is
// no CI, which may have a terminal whose log keeps every redrawing.
bool may_redraw(Streams const& streams, core::Environment const& environment);

} // namespace partnerctl::terminal
