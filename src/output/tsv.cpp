#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

// A spreadsheet opens tsv as it opens csv, so formulas are disarmed the same way. It also takes a
// quote at the beginning for one that lasts until the next, over tabs and lines, and runs the
// formula inside; the programs that cut at tabs know no quotes, so none can be added here.
std::string disarmed(std::string field) {
  constexpr std::string_view k_dangerous = "=+-@\"";
  bool const is_dangerous =
      !field.empty() && k_dangerous.find(field.front()) != std::string_view::npos;
  return is_dangerous ? "'" + field : field;
}

} // namespace

void tsv(Document const& document, RenderOptions const& options, std::ostream& out) {
  auto const shown = shown_columns(document.columns, options);
  for (std::size_t i = 0; i < document.size; ++i) {
    auto fields = data_row(document.row(i), shown);
    for (auto& field : fields) {
      field = disarmed(std::move(field));
    }
    out << core::join(fields, "\t") << '\n';
  }
}

} // namespace partnerctl::output
