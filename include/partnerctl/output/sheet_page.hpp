#pragma once

#include "partnerctl/output/page_table.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace partnerctl::output {

struct Fact {
  std::string label{};
  // Empty: shown as a dash.
  std::string value{};
};

struct SheetSection {
  std::string heading{};
  std::vector<Fact> facts{};
  // No columns: no table. Columns without rows: a table that says that it has none.
  std::vector<PageColumn> columns{};
  std::vector<std::vector<PageCell>> rows{};
  // Sentences below it.
  std::vector<std::string> notes{};
};

// One piece of evidence, to be printed on A4 or kept as it is: no script, and nothing but what is
// given. All texts may be anything; they are escaped when they are written. What a cell abbreviates
// (PageCell::longer) is written out below it: paper cannot be pointed at.
struct SheetPage {
  std::string title{};
  std::vector<std::string> lead{};
  std::vector<SheetSection> sections{};
};

// Writes the sheet as one file of HTML that needs no network (html.hpp), and flushes. The same
// sheet is the same bytes.
void write_sheet_page(SheetPage const& page, std::ostream& out);

} // namespace partnerctl::output
