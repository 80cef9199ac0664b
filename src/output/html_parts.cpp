#include "output/html_parts.hpp"

#include "partnerctl/core/text.hpp"
#include "partnerctl/output/html.hpp"

#include <ostream>

namespace partnerctl::output {
namespace {

std::string_view kind_class(ColumnKind kind) {
  switch (kind) {
  case ColumnKind::text:
    return "text";
  case ColumnKind::time:
    return "time";
  case ColumnKind::number:
    return "number";
  }
  return "text";
}

// Domains, addresses and scopes are one long word each: they may break before these signs, none of
// which is part of a character reference.
std::string breakable(std::string const& html) {
  std::string result;
  for (char const c : html) {
    if ((c == '.' || c == '@' || c == '/') && !result.empty()) {
      result += "<wbr>";
    }
    result += c;
  }
  return result;
}

// A sentence in a badge would be a balloon.
constexpr std::size_t k_widest_badge = 24;

// The text as it is, or coloured when it has a tone. An empty one is an empty cell, which the style
// shows as a dash.
std::string inner(ColumnKind kind, PageCell const& cell, Longer longer) {
  bool const is_word = kind == ColumnKind::text;
  auto text = is_word ? breakable(html_text(cell.text)) : html_text(cell.text);
  if (!text.empty() && cell.tone != terminal::Tone::plain) {
    bool const short_enough = core::display_width(cell.text) <= k_widest_badge;
    text = std::string("<span class=\"") + (short_enough ? "badge " : "toned ") +
           std::string(tone_class(cell.tone)) + "\">" + text + "</span>";
  }
  if (longer == Longer::written_out && !cell.longer.empty() && cell.longer != cell.text) {
    text += "<small>" + breakable(html_text(cell.longer)) + "</small>";
  }
  return text;
}

void write_cell(PageColumn const& column, PageCell const& cell, bool heads, Longer longer,
                std::ostream& out) {
  out << (heads ? "<th scope=\"row\" class=\"" : "<td class=\"") << kind_class(column.kind) << '"';
  if (longer == Longer::pointed_at && !cell.longer.empty()) {
    out << " title=\"" << html_text(cell.longer) << '"';
  }
  out << '>' << inner(column.kind, cell, longer) << (heads ? "</th>" : "</td>");
}

} // namespace

std::string_view tone_class(terminal::Tone tone) {
  switch (tone) {
  case terminal::Tone::plain:
    return "plain";
  case terminal::Tone::good:
    return "good";
  case terminal::Tone::changed:
    return "changed";
  case terminal::Tone::warning:
    return "warning";
  case terminal::Tone::bad:
    return "bad";
  case terminal::Tone::dim:
    return "dim";
  case terminal::Tone::strong:
    return "strong";
  }
  return "plain";
}

void write_sentences(std::vector<std::string> const& sentences, std::string_view class_name,
                     std::ostream& out) {
  if (sentences.empty()) {
    return;
  }
  out << "<p class=\"" << class_name << "\">";
  for (auto const& sentence : sentences) {
    // A blank between them only; each keeps its own direction of writing.
    out << (&sentence == &sentences.front() ? "" : " ") << "<bdi>" << html_text(sentence)
        << "</bdi>";
  }
  out << "</p>\n";
}

void write_notes(std::vector<std::string> const& notes, std::string_view class_name,
                 std::ostream& out) {
  if (notes.empty()) {
    return;
  }
  out << "<ul class=\"" << class_name << "\">\n";
  for (auto const& note : notes) {
    out << "<li>" << html_text(note) << "</li>\n";
  }
  out << "</ul>\n";
}

void write_headings(std::vector<PageColumn> const& columns, std::ostream& out) {
  out << "<thead><tr>";
  for (auto const& column : columns) {
    out << "<th scope=\"col\" class=\"" << kind_class(column.kind) << "\" data-kind=\""
        << kind_class(column.kind) << "\"><span class=\"heading\">" << html_text(column.heading)
        << "</span></th>";
  }
  out << "</tr></thead>\n";
}

void write_cells(std::vector<PageColumn> const& columns, std::vector<PageCell> const& cells,
                 Longer longer, std::ostream& out) {
  out << "<tr>";
  for (std::size_t i = 0; i < columns.size(); ++i) {
    write_cell(columns[i], i < cells.size() ? cells[i] : PageCell{}, i == 0, longer, out);
  }
  out << "</tr>";
}

} // namespace partnerctl::output
