#pragma once

#include <cstddef>
#include <vector>

namespace partnerctl::output {

// Blanks between two columns of a table.
inline constexpr std::size_t k_gap = 2;

// Columns of a line, gaps included. widths must not be empty.
std::size_t line_width(std::vector<std::size_t> const& widths);

// The widths that columns get so that a line of them fits a terminal. First the last column gives
// way (notes are long, and the end of the run tells them in full), then the widest, each as long as
// something legible is left of it. Where not even slivers fit, the line is longer than the
// terminal.
std::vector<std::size_t> fit(std::vector<std::size_t> widths, std::size_t terminal_width);

} // namespace partnerctl::output
