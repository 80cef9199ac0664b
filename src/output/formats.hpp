#pragma once

#include "partnerctl/output/document.hpp"
#include "partnerctl/output/render.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::output {

// The bytes of one format each; a file of its own defines each of them. Table, csv and tsv throw as
// check_columns does, json and jsonl an internal error where the document has no JSON.
std::string table(Document const& document, RenderOptions const& options);
std::string csv(Document const& document, RenderOptions const& options);
std::string tsv(Document const& document, RenderOptions const& options);
std::string json(Document const& document);
std::string jsonl(Document const& document);

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

} // namespace partnerctl::output
