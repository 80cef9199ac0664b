#include "output/fit.hpp"
#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <ostream>

namespace partnerctl::output {
namespace {

using Line = std::vector<Cell>;

// "tenant_id" is headed TENANT-ID.
Cell heading(Column const& column) {
  auto text = core::to_upper(column.name);
  std::replace(text.begin(), text.end(), '_', '-');
  return {.text = std::move(text), .tone = terminal::Tone::strong};
}

// For a person an empty cell would look like a mistake of the layout.
Cell shown_cell(std::string text, terminal::Tone tone) {
  if (text.empty()) {
    return {.text = "-", .tone = terminal::Tone::dim};
  }
  return {.text = std::move(text), .tone = tone};
}

Line headings(Document const& document, std::vector<std::size_t> const& shown) {
  Line line;
  line.reserve(shown.size());
  for (auto const column : shown) {
    line.push_back(heading(document.columns[column]));
  }
  return line;
}

Line line_of(std::vector<Cell> const& row, std::vector<std::size_t> const& shown, bool brief) {
  auto texts = flat_row(row, shown);
  Line line;
  line.reserve(shown.size());
  for (std::size_t i = 0; i < shown.size(); ++i) {
    auto const& cell = shown[i] < row.size() ? row[shown[i]] : Cell{};
    bool const shortened = brief && !cell.brief.empty();
    line.push_back(shown_cell(shortened ? cell.brief : std::move(texts[i]), cell.tone));
  }
  return line;
}

void widen(std::vector<std::size_t>& widths, Line const& line) {
  for (std::size_t i = 0; i < widths.size(); ++i) {
    widths[i] = std::max(widths[i], core::display_width(line[i].text));
  }
}

std::vector<std::size_t> natural_widths(Document const& document,
                                        std::vector<std::size_t> const& shown, bool brief) {
  std::vector<std::size_t> widths(shown.size());
  widen(widths, headings(document, shown));
  for (std::size_t i = 0; i < document.size; ++i) {
    widen(widths, line_of(document.row(i), shown, brief));
  }
  return widths;
}

// Padding stands outside of the colour, and the last column has none.
std::string written(Line const& line, std::vector<std::size_t> const& widths, bool colour) {
  std::string text;
  for (std::size_t i = 0; i < line.size(); ++i) {
    auto const cut = core::cut_to_width(line[i].text, widths[i]);
    text += terminal::styled(cut, line[i].tone, colour);
    if (i + 1 < line.size()) {
      text.append(widths[i] - core::display_width(cut) + k_gap, ' ');
    }
  }
  return text + "\n";
}

} // namespace

// The rows are made once for their widths and once to be written: making them costs less than
// keeping them.
void table(Document const& document, RenderOptions const& options, std::ostream& out) {
  auto const shown = shown_columns(document.columns, options);
  if (shown.empty()) {
    return;
  }
  auto widths = natural_widths(document, shown, false);
  bool const brief = options.width > 0 && line_width(widths) > options.width;
  if (brief) {
    widths = fit(natural_widths(document, shown, true), options.width);
  }
  out << written(headings(document, shown), widths, options.colour);
  for (std::size_t i = 0; i < document.size; ++i) {
    out << written(line_of(document.row(i), shown, brief), widths, options.colour);
  }
}

} // namespace partnerctl::output
