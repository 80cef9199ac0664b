#include "partnerctl/output/report_page.hpp"

#include "output/html_chart.hpp"
#include "output/html_parts.hpp"
#include "output/html_report_script.hpp"
#include "output/html_report_style.hpp"
#include "output/html_style.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/output/html.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

constexpr std::string_view k_kind = "report";

// The script makes a button of it; what has no count has no rows to show.
void write_tile(Tile const& tile, std::ostream& out) {
  out << "<li class=\"tile " << tone_class(tile.tone) << '"';
  if (tile.count) {
    out << " data-mark=\"" << html_text(tile.mark) << '"';
  }
  out << "><div class=\"figure\"><b>";
  if (tile.count) {
    out << *tile.count;
  } else {
    out << "\u2013";
  }
  out << "</b> <span>" << html_text(tile.label) << "</span>";
  if (!tile.note.empty()) {
    out << " <small>" << html_text(tile.note) << "</small>";
  }
  out << "</div></li>\n";
}

void write_overview(ReportPage const& page, std::ostream& out) {
  out << "<div class=\"overview\">\n";
  if (!page.tiles.empty()) {
    out << "<ul class=\"tiles\">\n";
    for (auto const& tile : page.tiles) {
      write_tile(tile, out);
    }
    out << "</ul>\n";
  }
  write_chart(page.chart, out);
  out << "</div>\n";
}

// Hidden until the script is there to make them work, and then not filled in by what the browser
// remembers of an earlier visit.
void write_controls(ReportPage const& page, std::ostream& out) {
  auto const rows = html_text(page.rows_name);
  out << "<div class=\"bar-of-controls\">\n<h2 id=\"rows-title\">" << rows << "</h2>\n"
      << "<div class=\"controls\" id=\"controls\" hidden>\n"
      << "<label>Filter " << rows
      << "<input id=\"search\" type=\"search\" autocomplete=\"off\" spellcheck=\"false\"></label>\n"
      << "<label>" << html_text(page.state_name)
      << "<select id=\"states\" autocomplete=\"off\"><option value=\"\">All</option></select>"
         "</label>\n"
      << "<button id=\"clear\" type=\"button\">Clear</button>\n</div>\n"
      << "<p class=\"shown\" id=\"shown\" role=\"status\" aria-live=\"polite\" data-rows=\"" << rows
      << "\">" << page.size << ' ' << rows << "</p>\n</div>\n";
}

void write_remedies(PageRow const& row, std::size_t columns, std::ostream& out) {
  if (row.remedies.empty()) {
    return;
  }
  out << "\n<tr class=\"remedy\"><td colspan=\"" << columns << "\">";
  for (auto const& remedy : row.remedies) {
    out << "<div>" << html_text(remedy.text);
    if (!remedy.command.empty()) {
      out << " <code dir=\"ltr\">" << html_text(remedy.command) << "</code>";
    }
    out << "</div>";
  }
  out << "</td></tr>";
}

// A group of its own, so that a row and what helps it stay together, sorted and printed.
void write_row(ReportPage const& page, PageRow const& row, std::ostream& out) {
  out << "<tbody data-state=\"" << html_text(row.state) << "\" data-marks=\""
      << html_text(core::join(row.marks, " ")) << "\">\n";
  write_cells(page.columns, row.cells, Longer::pointed_at, out);
  write_remedies(row, page.columns.size(), out);
  out << "\n</tbody>\n";
}

void write_table(ReportPage const& page, std::ostream& out) {
  out << "<div class=\"rows\" role=\"region\" aria-labelledby=\"rows-title\" tabindex=\"0\">\n"
      << "<table aria-labelledby=\"rows-title\">\n";
  write_headings(page.columns, out);
  for (std::size_t i = 0; i < page.size; ++i) {
    write_row(page, page.row(i), out);
  }
  if (page.size == 0) {
    out << "<tbody class=\"none\"><tr><td colspan=\"" << page.columns.size() << "\">No "
        << html_text(page.rows_name) << "</td></tr></tbody>\n";
  }
  out << "</table>\n</div>\n<button class=\"more\" id=\"more\" type=\"button\" hidden></button>\n";
}

void write_body(ReportPage const& page, std::ostream& out) {
  out << "<header>\n<h1>" << html_text(page.title) << "</h1>\n";
  write_sentences(page.lead, "lead", out);
  out << "</header>\n<main>\n";
  write_overview(page, out);
  write_notes(page.notes, "notes", out);
  write_controls(page, out);
  write_table(page, out);
  out << "</main>\n";
}

} // namespace

std::string report_page_beginning() {
  return html_beginning(k_kind);
}

void write_report_page(ReportPage const& page, std::ostream& out) {
  auto const style = std::string(k_html_style) + std::string(k_html_report_style);
  write_html_page({.kind = k_kind,
                   .title = page.title,
                   .style = style,
                   .script = k_html_report_script,
                   .body = [&page](std::ostream& o) { write_body(page, o); }},
                  out);
}

} // namespace partnerctl::output
