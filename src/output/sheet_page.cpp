#include "partnerctl/output/sheet_page.hpp"

#include "output/html_parts.hpp"
#include "output/html_sheet_style.hpp"
#include "output/html_style.hpp"
#include "partnerctl/output/html.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

void write_facts(std::vector<Fact> const& facts, std::ostream& out) {
  if (facts.empty()) {
    return;
  }
  out << "<dl>\n";
  for (auto const& fact : facts) {
    out << "<dt>" << html_text(fact.label) << "</dt><dd>" << html_text(fact.value) << "</dd>\n";
  }
  out << "</dl>\n";
}

void write_table(SheetSection const& section, std::ostream& out) {
  if (section.columns.empty()) {
    return;
  }
  out << "<table>\n";
  write_headings(section.columns, out);
  out << "<tbody>\n";
  for (auto const& row : section.rows) {
    write_cells(section.columns, row, Longer::written_out, out);
    out << '\n';
  }
  if (section.rows.empty()) {
    out << "<tr class=\"none\"><td colspan=\"" << section.columns.size() << "\">None</td></tr>\n";
  }
  out << "</tbody>\n</table>\n";
}

void write_section(SheetSection const& section, std::ostream& out) {
  out << "<section>\n<h2>" << html_text(section.heading) << "</h2>\n";
  write_facts(section.facts, out);
  write_table(section, out);
  write_notes(section.notes, "remarks", out);
  out << "</section>\n";
}

void write_body(SheetPage const& page, std::ostream& out) {
  out << "<header>\n<h1>" << html_text(page.title) << "</h1>\n";
  write_sentences(page.lead, "lead", out);
  out << "</header>\n<main>\n";
  for (auto const& section : page.sections) {
    write_section(section, out);
  }
  out << "</main>\n";
}

} // namespace

void write_sheet_page(SheetPage const& page, std::ostream& out) {
  auto const style = std::string(k_html_style) + std::string(k_html_sheet_style);
  write_html_page({.kind = "sheet",
                   .title = page.title,
                   .style = style,
                   .body = [&page](std::ostream& o) { write_body(page, o); }},
                  out);
}

} // namespace partnerctl::output
