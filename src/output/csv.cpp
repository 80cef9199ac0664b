#include "partnerctl/core/csv.hpp"

#include "output/formats.hpp"

#include <ostream>

namespace partnerctl::output {

void csv(Document const& document, RenderOptions const& options, std::ostream& out) {
  auto const shown = shown_columns(document.columns, options);
  std::vector<std::string> header;
  header.reserve(shown.size());
  for (auto const column : shown) {
    header.push_back(document.columns[column].name);
  }
  out << core::csv_record(header);
  for (std::size_t i = 0; i < document.size; ++i) {
    out << core::csv_record(flat_row(document.row(i), shown));
  }
}

} // namespace partnerctl::output
