#include "output/fit.hpp"
#include "output/formats.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

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

std::vector<Line> lines_of(Document const& document, std::vector<std::size_t> const& shown,
                           bool brief) {
  std::vector<Line> lines(1);
  for (auto const column : shown) {
    lines.front().push_back(heading(document.columns[column]));
  }
  for (auto const& row : document.rows) {
    auto texts = flat_row(row, shown);
    auto& line = lines.emplace_back();
    for (std::size_t i = 0; i < shown.size(); ++i) {
      auto const& cell = shown[i] < row.size() ? row[shown[i]] : Cell{};
      bool const shortened = brief && !cell.brief.empty();
      line.push_back(shown_cell(shortened ? cell.brief : std::move(texts[i]), cell.tone));
    }
  }
  return lines;
}

std::vector<std::size_t> natural_widths(std::vector<Line> const& lines) {
  std::vector<std::size_t> widths(lines.front().size());
  for (auto const& line : lines) {
    for (std::size_t i = 0; i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], core::display_width(line[i].text));
    }
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

std::string table(Document const& document, RenderOptions const& options) {
  auto const shown = shown_columns(document.columns, options);
  if (shown.empty()) {
    return {};
  }
  auto lines = lines_of(document, shown, false);
  auto widths = natural_widths(lines);
  if (options.width > 0 && line_width(widths) > options.width) {
    lines = lines_of(document, shown, true);
    widths = fit(natural_widths(lines), options.width);
  }
  std::string text;
  for (auto const& line : lines) {
    text += written(line, widths, options.colour);
  }
  return text;
}

} // namespace partnerctl::output
