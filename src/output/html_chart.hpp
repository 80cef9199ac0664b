#pragma once

#include "partnerctl/output/report_page.hpp"

#include <iosfwd>
#include <vector>

namespace partnerctl::output {

// Widths in tenths of a percent that sum up to 1000, each in proportion to its count but wide
// enough to be seen; 0 for a count of 0. All 0 when there is nothing to divide.
std::vector<std::size_t> chart_widths(std::vector<Segment> const& segments);

// A <figure>: the bar as inline SVG with a text alternative, and a legend with counts and shares.
// Nothing when there is nothing to divide.
void write_chart(Chart const& chart, std::ostream& out);

} // namespace partnerctl::output
