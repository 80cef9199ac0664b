#pragma once

#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/faults.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A file of evidence, divided into its columns.
struct EvidenceTable {
  // What messages call the file.
  std::string source{};
  std::size_t header_line = 0;
  std::vector<std::string> headers{};
  // Each with a field a header.
  std::vector<core::CsvRecord> rows{};
  // What was passed over behind the header.
  std::vector<std::string> remarks{};
  // Whether what may be rows is among that.
  bool lacks_rows = false;
  // False where reading ended before the text: there are too many rows or faults.
  bool is_whole = true;
};

// "claims.csv:7"
std::string evidence_place(std::string const& source, std::size_t line);

// Reads CSV whose separator (comma, semicolon or tab; a first line "sep=;" says it) and whose
// header are found by the headers that are known: the header is the one of the first lines with
// most of them. Where there is none, it is the first line with as many fields as most lines have.
// What is wrong behind the header goes to faults (a row with too few fields is passed over, and
// remarked on; at 50,000 rows, and where faults are full, reading ends); what is not CSV before it
// is passed over, as titles are. Throws a usage error for a text without a header: an empty one, or
// one whose first line has values.
EvidenceTable read_evidence_table(std::string_view text, std::string const& source,
                                  core::Faults& faults);

// "line 7", "lines 7, 9 and 12", "lines 7, 9, 12 and 40 more".
std::string lines_text(std::vector<std::size_t> const& lines);

// Headers or fields in a message: "'Claim ID', 'Status'", the first twenty.
std::string quoted_list(std::vector<std::string> const& texts);

} // namespace partnerctl::cpor
