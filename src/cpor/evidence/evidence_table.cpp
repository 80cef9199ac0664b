#include "cpor/evidence/evidence_table.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_header.hpp"
#include "cpor/evidence/written_day.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace partnerctl::cpor {
namespace {

// A first line "sep=;" is for a spreadsheet.
struct SeparatorLine {
  std::optional<char> separator{};
  // Where the text behind it begins.
  std::size_t offset = 0;
};

SeparatorLine separator_line(std::string_view text, std::string const& source) {
  auto const end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  if (line.ends_with('\r')) {
    line.remove_suffix(1);
  }
  if (line.size() > 2 && line.starts_with('"') && line.ends_with('"')) {
    line = line.substr(1, line.size() - 2);
  }
  if (line.size() != 5 || !core::equal_ignoring_case(line.substr(0, 4), "sep=")) {
    return {};
  }
  if (std::string_view(",;\t").find(line.back()) == std::string_view::npos) {
    throw core::usage_error(fmt::format("{}:1: 'sep={}' is no separator that is known", source,
                                        core::printable(line.substr(4))),
                            "separate the columns by commas, semicolons or tabs");
  }
  return {.separator = line.back(), .offset = std::min(end + 1, text.size())};
}

// What no header is: a GUID, a day, a number.
bool is_value(std::string const& field) {
  auto const text = core::trim(field);
  bool const is_number =
      !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
  return is_number || core::Guid::parse(text) || read_day(text);
}

void check_header(EvidenceTable const& table) {
  auto const& headers = table.headers;
  bool const has_values = std::any_of(headers.begin(), headers.end(), is_value);
  if (has_values) {
    throw core::usage_error(fmt::format("{}: no line names the columns; the first has {}",
                                        evidence_place(table.source, table.header_line),
                                        quoted_list(headers)),
                            "export it again, with its header");
  }
}

// Lines behind the header that are no rows.
struct PassedOver {
  std::vector<std::size_t> headers{};
  std::vector<std::size_t> short_lines{};
  // What the first of those has.
  std::string first{};
};

std::vector<std::string> remarks_of(PassedOver const& passed_over) {
  std::vector<std::string> remarks;
  if (auto const& lines = passed_over.short_lines; !lines.empty()) {
    remarks.push_back(fmt::format("{} {} fewer fields than the header and {} passed over: {}{}",
                                  lines_text(lines), lines.size() == 1 ? "has" : "have",
                                  lines.size() == 1 ? "was" : "were", passed_over.first,
                                  lines.size() == 1 ? "" : ", …"));
  }
  if (auto const& lines = passed_over.headers; !lines.empty()) {
    remarks.push_back(
        fmt::format("{} {} the header again", lines_text(lines), lines.size() == 1 ? "is" : "are"));
  }
  return remarks;
}

bool is_header_again(core::CsvRecord const& record, EvidenceTable const& table) {
  return std::equal(
      record.fields.begin(), record.fields.end(), table.headers.begin(), table.headers.end(),
      [](auto const& field, auto const& header) { return core::trim(field) == header; });
}

// Whether a record is a row of the table; what it else is, is noted.
bool is_row(core::CsvRecord& record, EvidenceTable& table, PassedOver& passed_over,
            core::Faults& faults) {
  auto const wanted = table.headers.size();
  auto& fields = record.fields;
  if (core::is_blank(record)) {
    return false;
  }
  while (fields.size() > wanted && core::trim(fields.back()).empty()) {
    fields.pop_back();
  }
  while (fields.size() < wanted && table.headers[fields.size()].empty()) {
    fields.emplace_back();
  }
  if (fields.size() < wanted) {
    if (passed_over.short_lines.empty()) {
      passed_over.first = quoted_list(fields);
    }
    passed_over.short_lines.push_back(record.line);
    // A line with one field is what stands below a table, unless rows have hardly more.
    table.lacks_rows = table.lacks_rows || fields.size() > 1 || wanted <= 2;
    return false;
  }
  if (fields.size() > wanted) {
    faults.add(evidence_place(table.source, record.line), core::width_fault(record, wanted));
    return false;
  }
  if (is_header_again(record, table)) {
    passed_over.headers.push_back(record.line);
    return false;
  }
  return true;
}

// More than any partner will ever have; a limit so that a wrong file does not fill the memory.
constexpr std::size_t k_most_rows = 50'000;

void add_row(core::CsvRecord record, EvidenceTable& table, core::Faults& faults) {
  if (table.rows.size() < k_most_rows) {
    table.rows.push_back(std::move(record));
    return;
  }
  table.is_whole = false;
  faults.add(evidence_place(table.source, record.line),
             fmt::format("more than {} rows", k_most_rows), "divide the file");
}

void take_header(core::CsvRecord const& record, EvidenceTable& table) {
  table.header_line = record.line;
  for (auto const& field : record.fields) {
    table.headers.emplace_back(core::trim(field));
  }
  check_header(table);
}

} // namespace

std::string evidence_place(std::string const& source, std::size_t line) {
  return fmt::format("{}:{}", source, line);
}

std::string lines_text(std::vector<std::size_t> const& lines) {
  constexpr std::size_t k_shown = 5;
  if (lines.size() == 1) {
    return fmt::format("line {}", lines.front());
  }
  std::vector<std::string> shown;
  for (auto const line : lines) {
    if (shown.size() < k_shown) {
      shown.push_back(std::to_string(line));
    }
  }
  auto const more = lines.size() - shown.size();
  std::string last = more == 0 ? shown.back() : fmt::format("{} more", more);
  if (more == 0) {
    shown.pop_back();
  }
  return fmt::format("lines {} and {}", core::join(shown, ", "), last);
}

std::string quoted_list(std::vector<std::string> const& texts) {
  constexpr std::size_t k_shown = 20;
  std::vector<std::string> shown;
  for (auto const& text : texts) {
    if (shown.size() < k_shown) {
      shown.push_back(quoted_input(text));
    }
  }
  return core::join(shown, ", ") + (texts.size() > k_shown ? ", …" : "");
}

EvidenceTable read_evidence_table(std::string_view text, std::string const& source,
                                  core::Faults& faults) {
  auto const said = separator_line(text, source);
  auto const rest = text.substr(said.offset);
  auto const header = find_header(rest, said.separator);
  if (!header) {
    throw core::usage_error(source + (core::trim(rest).empty() ? " is empty" : " is no CSV"),
                            "export it again as CSV");
  }
  EvidenceTable table{.source = source};
  auto const line = header->line + (said.offset > 0 ? 1 : 0);
  core::CsvReader reader(rest.substr(header->offset), line, header->separator);
  PassedOver passed_over;
  while (table.is_whole) {
    auto step = reader.next();
    if (!step) {
      break;
    }
    if (auto const* fault = std::get_if<core::CsvFault>(&*step)) {
      faults.add(fmt::format("{}:{}:{}", source, fault->line, fault->column), fault->message);
      table.is_whole = !faults.full();
      continue;
    }
    auto& record = std::get<core::CsvRecord>(*step);
    if (table.headers.empty()) {
      take_header(record, table);
    } else if (is_row(record, table, passed_over, faults)) {
      add_row(std::move(record), table, faults);
    }
    table.is_whole = table.is_whole && !faults.full();
  }
  table.remarks = remarks_of(passed_over);
  return table;
}

} // namespace partnerctl::cpor
