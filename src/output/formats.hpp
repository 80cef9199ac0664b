#pragma once

#include "partnerctl/output/document.hpp"
#include "partnerctl/output/render.hpp"

#include <iosfwd>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::output {

// Write one format each; a file of its own defines each of them. Table, csv and tsv throw as
// check_columns does, before they write anything.
void table(Document const& document, RenderOptions const& options, std::ostream& out);
void csv(Document const& document, RenderOptions const& options, std::ostream& out);
void tsv(Document const& document, RenderOptions const& options, std::ostream& out);
void json(Document const& document, std::ostream& out);
void jsonl(Document const& document, std::ostream& out);

// Indices of the columns to show, in the order to show them: those that the options name, else the
// format's own. Throws as check_columns does.
std::vector<std::size_t> shown_columns(std::vector<Column> const& columns,
                                       RenderOptions const& options);

// A text that stays within its cell on one line: tabs and line ends become one blank, other control
// characters U+FFFD, blanks at the ends vanish.
std::string one_line(std::string_view text);

// The shown cells of one row as one_line() texts; a row too short has empty ones at its end.
std::vector<std::string> flat_row(std::vector<Cell> const& row,
                                  std::vector<std::size_t> const& shown);
// The same as programs read it.
std::vector<std::string> data_row(std::vector<Cell> const& row,
                                  std::vector<std::size_t> const& shown);

} // namespace partnerctl::output
