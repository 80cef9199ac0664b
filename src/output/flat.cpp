#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::output {
namespace {

bool breaks_line(char c) {
  return c == '\t' || c == '\n' || c == '\r';
}

template <class TextOf>
std::vector<std::string> texts_of(std::vector<Cell> const& row,
                                  std::vector<std::size_t> const& shown, TextOf text_of) {
  std::vector<std::string> texts;
  texts.reserve(shown.size());
  for (auto const column : shown) {
    texts.push_back(column < row.size() ? one_line(text_of(row[column])) : std::string());
  }
  return texts;
}

} // namespace

std::string one_line(std::string_view text) {
  text = core::trim(text);
  if (std::none_of(text.begin(), text.end(), breaks_line)) {
    return core::printable(text);
  }
  std::string line;
  for (char const c : text) {
    if (!breaks_line(c)) {
      line += c;
    } else if (line.back() != ' ') {
      line += ' ';
    }
  }
  return core::printable(line);
}

std::vector<std::string> flat_row(std::vector<Cell> const& row,
                                  std::vector<std::size_t> const& shown) {
  return texts_of(row, shown, [](Cell const& cell) { return cell.text; });
}

std::vector<std::string> data_row(std::vector<Cell> const& row,
                                  std::vector<std::size_t> const& shown) {
  return texts_of(row, shown, [](Cell const& cell) { return cell.data.value_or(cell.text); });
}

} // namespace partnerctl::output
