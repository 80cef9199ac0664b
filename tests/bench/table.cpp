#include "bench/table.hpp"

#include "bench/measure.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::bench {
namespace {

constexpr std::size_t k_columns = 7;
using Cells = std::array<std::string, k_columns>;

Cells cells(Row const& row) {
  Cells result{row.what, row.wall, row.beside, row.cpu, row.memory, row.connections, row.runs};
  std::replace(result.begin(), result.end(), std::string(), std::string("-"));
  return result;
}

} // namespace

std::string to_markdown(Table const& table) {
  std::vector<Cells> lines{{"what", "wall: median (fastest to slowest)", "beside", "CPU",
                            "peak MiB", "connections", "runs"},
                           {}};
  std::transform(table.begin(), table.end(), std::back_inserter(lines), cells);
  for (std::size_t column = 0; column < k_columns; ++column) {
    std::size_t width = 0;
    for (auto const& line : lines) {
      width = std::max(width, line.at(column).size());
    }
    lines.at(1).at(column) = std::string(width, '-');
    for (auto& line : lines) {
      line.at(column).resize(width, ' ');
    }
  }
  std::string text;
  for (auto const& line : lines) {
    for (auto const& cell : line) {
      text += "| " + cell + " ";
    }
    text += "|\n";
  }
  return text;
}

std::string with_spread(std::vector<double> const& milliseconds) {
  constexpr double k_second = 1000;
  auto const middle = median(milliseconds);
  auto const [fastest, slowest] = std::minmax_element(milliseconds.begin(), milliseconds.end());
  if (middle < k_second) {
    return fmt::format("{:.1f} ms ({:.1f} to {:.1f})", middle, *fastest, *slowest);
  }
  return fmt::format("{:.2f} s ({:.2f} to {:.2f})", middle / k_second, *fastest / k_second,
                     *slowest / k_second);
}

} // namespace partnerctl::bench
