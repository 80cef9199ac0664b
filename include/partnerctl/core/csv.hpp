#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::core {

// One record and where it began.
struct CsvRecord {
  // 1-based line of the text on which the record begins (a quoted field may hold line ends).
  std::size_t line = 0;
  std::vector<std::string> fields{};
  // 1-based column (in bytes) at which each field begins.
  std::vector<std::size_t> columns{};
};

// A place where the text is not CSV.
struct CsvFault {
  std::size_t line = 0;
  std::size_t column = 0;
  std::string message{};
};

struct CsvText {
  std::vector<CsvRecord> records{};
  std::vector<CsvFault> faults{};
};

// RFC 4180: comma, double quotes, LF or CRLF (both are line ends everywhere; a bare CR is a fault).
// Empty lines are passed over. Faults are collected, not thrown, so that each can be reported.
CsvText parse_csv(std::string_view text);

// One field as RFC 4180 wants it. A field that a spreadsheet would take for a formula (= + - @ tab
// CR at its beginning) is given a leading apostrophe: names come from other people's tenants.
std::string csv_field(std::string_view text);

// One record with its line end (LF).
std::string csv_record(std::vector<std::string> const& fields);

} // namespace partnerctl::core
