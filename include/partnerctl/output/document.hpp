#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/terminal/style.hpp"

#include <memory>
#include <string>
#include <vector>

namespace partnerctl::output {

struct Column {
  // The contract's name in lower case with underscores ("tenant_id"); the table's heading is the
  // same in capitals with hyphens.
  std::string name{};
  // Shown in the table; csv and tsv show every column.
  bool in_table = true;
};

struct Cell {
  std::string text{};
  terminal::Tone tone = terminal::Tone::plain;
  // What a table on a narrow terminal shows instead, such as a time's date; empty: the text, cut.
  std::string brief{};
};

// What a command answers, before anybody decides how it looks: the whole JSON document, the objects
// that jsonl writes a line each, and the same rows as cells under columns.
struct Document {
  // Every command's whole answer: {"schema":"partnerctl/…/1", …}.
  std::shared_ptr<core::Json const> json{};
  // One object a line for jsonl, each complete (schema, run and cloud included).
  std::vector<std::shared_ptr<core::Json const>> lines{};
  std::vector<Column> columns{};
  std::vector<std::vector<Cell>> rows{};
};

} // namespace partnerctl::output
