#pragma once

#include <string>
#include <vector>

namespace partnerctl::bench {

// One line of the table, as text; empty cells are shown as "-".
struct Row {
  std::string what{};
  std::string wall{};
  std::string beside{};
  std::string cpu{};
  std::string memory{};
  std::string connections{};
  std::string runs{};
};

using Table = std::vector<Row>;

// A Markdown table, its columns aligned.
std::string to_markdown(Table const& table);

// "4.31 s (4.22 to 4.47)", or in ms where the median is below a second: the median, and in
// brackets the fastest and the slowest.
std::string with_spread(std::vector<double> const& milliseconds);

} // namespace partnerctl::bench
