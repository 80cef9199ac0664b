#include "partnerctl/core/csv.hpp"

#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <ostream>

namespace partnerctl::output {
namespace {

// A quoted field may hold line ends and tabs; what stands between them is made fit to be shown.
std::string harmless(std::string_view text) {
  constexpr std::string_view k_kept = "\t\r\n";
  std::string result;
  while (!text.empty()) {
    auto const end = std::min(text.find_first_of(k_kept), text.size());
    result += core::printable(text.substr(0, end));
    result += text.substr(end, 1);
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

std::vector<std::string> csv_row(std::vector<Cell> const& row,
                                 std::vector<std::size_t> const& shown) {
  auto texts = data_row(row, shown);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    if (shown[i] < row.size() && row[shown[i]].as_it_is) {
      texts[i] = harmless(row[shown[i]].text);
    }
  }
  return texts;
}

} // namespace

void csv(Document const& document, RenderOptions const& options, std::ostream& out) {
  auto const shown = shown_columns(document.columns, options);
  std::vector<std::string> header;
  header.reserve(shown.size());
  for (auto const column : shown) {
    header.push_back(harmless(document.columns[column].name));
  }
  out << core::csv_record(header);
  for (std::size_t i = 0; i < document.size; ++i) {
    out << core::csv_record(csv_row(document.row(i), shown));
  }
}

} // namespace partnerctl::output
