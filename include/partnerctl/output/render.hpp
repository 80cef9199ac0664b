#pragma once

#include "partnerctl/output/document.hpp"

#include <iosfwd>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::output {

enum class Format { table, json, jsonl, csv, tsv, none };

// The contract's names in its order; nullopt for any other.
std::optional<Format> format_of(std::string_view name);
std::vector<std::string> const& format_names();

struct RenderOptions {
  Format format = Format::table;
  // Names of columns to show, in this order (any case, '-' as '_'); empty: the format's own.
  std::vector<std::string> columns{};
  // Columns of the terminal; 0: nothing is cut. Only the table looks at it.
  std::size_t width = 0;
  bool colour = false;
};

// Throws a usage error for a column that the document lacks (naming those it has), and for columns
// with json, jsonl or none. Called before anything is sent, with a document that has no rows yet.
void check_columns(std::vector<Column> const& columns, RenderOptions const& options);

// Writes the document, each row as it is made, and flushes; throws as check_columns does, before
// the first byte. Control characters of foreign names never reach a terminal, formulas never reach
// a spreadsheet.
void render(Document const& document, RenderOptions const& options, std::ostream& out);

// A document of JSON by itself, indented, with its line end: for files.
std::string json_text(core::Json const& value);

// One line of jsonl with its line end, for whoever writes each object as it comes.
std::string json_line(core::Json const& object);

} // namespace partnerctl::output
