#pragma once

#include "partnerctl/output/page_table.hpp"

#include <cstddef>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::output {

// One figure at the top; pressed, it shows the rows that it counts.
struct Tile {
  std::string label{};
  // nullopt: not known, shown as a dash, and not to be pressed.
  std::optional<std::size_t> count{};
  terminal::Tone tone = terminal::Tone::plain;
  // The word that the rows it counts have as their state or among their marks; empty: all rows.
  std::string mark{};
  // A few words below it, such as "not checked"; may be empty.
  std::string note{};
};

struct Segment {
  std::string label{};
  std::size_t count = 0;
  terminal::Tone tone = terminal::Tone::plain;
};

// One bar in parts, with a legend. Parts differ by pattern and not by colour alone.
struct Chart {
  // What is divided: "Tenants by link".
  std::string title{};
  // Those of count 0 stand in the legend only; none, or all 0: there is no chart.
  std::vector<Segment> segments{};
};

struct Remedy {
  // What to do, as a sentence.
  std::string text{};
  // The command that does it; may be empty.
  std::string command{};
};

struct PageRow {
  // One too short has empty cells at its end; cells beyond the columns are left out.
  std::vector<PageCell> cells{};
  // One word for the list of states to choose from; may be empty.
  std::string state{};
  // Further words without blanks, for tiles; never shown.
  std::vector<std::string> marks{};
  // What helps; shown beneath the row.
  std::vector<Remedy> remedies{};
};

// A page for a person: figures, a chart, and a table to sort and to filter. It knows nothing of
// what its rows are about, and counts nothing: every figure is the caller's. Each row is made from
// its number (below `size`) when it is written and held no longer; what the function refers to must
// outlive the page. All texts may be anything; they are escaped when they are written.
struct ReportPage {
  std::string title{};
  // Sentences on where this comes from: identity, time, cloud, run.
  std::vector<std::string> lead{};
  std::vector<Tile> tiles{};
  Chart chart{};
  // Sentences that must not be missed, such as that something was not checked.
  std::vector<std::string> notes{};
  // What the rows are, in the plural, and what the list of states is called.
  std::string rows_name = "tenants";
  std::string state_name = "State";
  std::vector<PageColumn> columns{};
  std::size_t size = 0;
  std::function<PageRow(std::size_t number)> row{};
};

// Writes the page as one file of HTML that needs no network (html.hpp), and flushes. On a screen
// the first 500 rows that fit are shown, the others on asking. Without script it is the same page
// in the caller's order with every row; printed, it has every row too, whatever was filtered.
void write_report_page(ReportPage const& page, std::ostream& out);

// How each of them begins, and nothing else does: so one that is there is known.
std::string report_page_beginning();

} // namespace partnerctl::output
