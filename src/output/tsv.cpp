#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

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

std::string tsv(Document const& document, RenderOptions const& options) {
  auto const shown = shown_columns(document.columns, options);
  std::string text;
  for (auto const& row : document.rows) {
    auto fields = flat_row(row, shown);
    for (auto& field : fields) {
      field = disarmed(std::move(field));
    }
    text += core::join(fields, "\t") + "\n";
  }
  return text;
}

} // namespace partnerctl::output
