#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
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

// What divides the columns of a text whose first line is a header: a comma where that line has one
// outside of quotes, else a semicolon (spreadsheets of half of Europe), else a tab, else a comma.
// Empty lines before it are passed over.
char csv_separator(std::string_view text);

// RFC 4180, a record at a time: comma, double quotes, LF or CRLF as line ends. Between quotes
// anything may stand; outside of them a CR that no LF follows is a fault. Empty lines are passed
// over. After a fault the reading goes on with the next line, so that each can be reported. A
// record of over 1,000 fields is a fault.
class CsvReader {
public:
  // The text must outlive the reader; first_line is what its first line is called. separator is one
  // of those that csv_separator() knows.
  explicit CsvReader(std::string_view text, std::size_t first_line = 1, char separator = ',');

  // nullopt at the end of the text.
  std::optional<std::variant<CsvRecord, CsvFault>> next();

private:
  bool at_line_end() const;
  void skip_empty_lines();
  void end_line();
  bool read_field(std::string& field);
  bool read_quoted(std::string& field);
  bool fail(std::string message);
  std::size_t column() const { return m_at - m_line_start + 1; }

  std::string_view m_text;
  char m_separator;
  std::size_t m_at = 0;
  std::size_t m_line;
  std::size_t m_line_start = 0;
  CsvFault m_fault;
};

// Whether there are nothing but blanks in it.
bool is_blank(CsvRecord const& record);
// What is wrong with one that is not as wide as its header: "has 3 fields, the header 4".
std::string width_fault(CsvRecord const& record, std::size_t header);

struct CsvText {
  std::vector<CsvRecord> records{};
  std::vector<CsvFault> faults{};
};

// The whole text at once. Faults are collected, not thrown.
CsvText parse_csv(std::string_view text);

// One field as RFC 4180 wants it. A field that a spreadsheet would take for a formula (= + - @ tab
// CR or LF at its beginning) is given a leading apostrophe, numbers too: names come from other
// people's tenants. So is one that begins like that behind apostrophes of its own, so that
// csv_unguarded() of what was written is always what it was.
std::string csv_field(std::string_view text);

// A field that csv_field() wrote, without the apostrophe that it was given, if it was given one.
std::string_view csv_unguarded(std::string_view field);

// One record with its line end (LF).
std::string csv_record(std::vector<std::string> const& fields);

} // namespace partnerctl::core
