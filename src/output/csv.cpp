#include "partnerctl/core/csv.hpp"

#include "output/formats.hpp"

namespace partnerctl::output {

std::string csv(Document const& document, RenderOptions const& options) {
  auto const shown = shown_columns(document.columns, options);
  std::vector<std::string> header;
  header.reserve(shown.size());
  for (auto const column : shown) {
    header.push_back(document.columns[column].name);
  }
  auto text = core::csv_record(header);
  for (auto const& row : document.rows) {
    text += core::csv_record(flat_row(row, shown));
  }
  return text;
}

} // namespace partnerctl::output
