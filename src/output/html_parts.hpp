#pragma once

#include "partnerctl/output/page_table.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::output {

// The class that gives a tone its colours in html_style.hpp, such as "good".
std::string_view tone_class(terminal::Tone tone);

// A paragraph of this class for all sentences together, or nothing when there are none.
void write_sentences(std::vector<std::string> const& sentences, std::string_view class_name,
                     std::ostream& out);

// A list of this class with an item for each sentence, or nothing when there are none.
void write_notes(std::vector<std::string> const& notes, std::string_view class_name,
                 std::ostream& out);

// <thead> with one heading a column.
void write_headings(std::vector<PageColumn> const& columns, std::ostream& out);

// Where what a cell abbreviates goes: on screens it is shown on pointing at it, on paper below it.
enum class Longer { pointed_at, written_out };

// <tr> with one cell a column, the first of them the row's heading.
void write_cells(std::vector<PageColumn> const& columns, std::vector<PageCell> const& cells,
                 Longer longer, std::ostream& out);

} // namespace partnerctl::output
