#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/terminal/style.hpp"

#include <cstddef>
#include <functional>
#include <optional>
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
  // A value of the user's own: csv writes it with its blanks and line ends, so that reading it
  // again gives the same. Whatever else would be made harmless still is.
  bool as_it_is = false;
  // What csv and tsv write instead: the value without the words that people are told about it.
  std::optional<std::string> data{};
};

// What a command answers, before anybody decides how it looks: a list of things, each as a JSON
// object and as cells under columns. Each is made from its number (below `size`) when it is
// written, and more than once where it is needed again: tens of thousands of tenants are never held
// a second time. What the functions refer to must outlive the document.
struct Document {
  // The whole answer without its list, an object that is not empty: {"schema":"partnerctl/…/1", …}.
  std::function<core::Json()> head{};
  // The name of the member that holds the list, after those of the head: "tenants".
  std::string list{};
  std::size_t size = 0;
  // What stands in the list.
  std::function<core::Json(std::size_t number)> object{};
  // The same as a line of jsonl, complete by itself (schema, run and cloud included).
  std::function<core::Json(std::size_t number)> line{};
  std::vector<Column> columns{};
  // A row too short has empty cells at its end.
  std::function<std::vector<Cell>(std::size_t number)> row{};
};

} // namespace partnerctl::output
