#include "output/fit.hpp"

#include <algorithm>
#include <numeric>

namespace partnerctl::output {
namespace {

// What is left, step by step: of a note so that it still says something, of any column so that it
// can be told from its neighbours, and on the narrowest terminals at least that there is something.
constexpr std::size_t k_least_note = 24;
constexpr std::size_t k_least = 8;
constexpr std::size_t k_sliver = 3;

// Takes from the widest column, of several the rightmost, until a line fits or none is above least.
void shrink_widest(std::vector<std::size_t>& widths, std::size_t terminal_width,
                   std::size_t least) {
  for (auto excess = line_width(widths); excess > terminal_width; --excess) {
    auto const widest = std::max_element(widths.rbegin(), widths.rend());
    if (*widest <= least) {
      return;
    }
    --*widest;
  }
}

} // namespace

std::size_t line_width(std::vector<std::size_t> const& widths) {
  return std::accumulate(widths.begin(), widths.end(), k_gap * (widths.size() - 1));
}

std::vector<std::size_t> fit(std::vector<std::size_t> widths, std::size_t terminal_width) {
  if (widths.empty() || line_width(widths) <= terminal_width) {
    return widths;
  }
  auto const excess = line_width(widths) - terminal_width;
  auto& note = widths.back();
  if (note > k_least_note) {
    note -= std::min(excess, note - k_least_note);
  }
  shrink_widest(widths, terminal_width, k_least);
  shrink_widest(widths, terminal_width, k_sliver);
  return widths;
}

} // namespace partnerctl::output
