#include "partnerctl/core/csv.hpp"

#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::core {
namespace {

constexpr std::size_t k_most_fields = 1000;

// What a spreadsheet calculates, be it behind apostrophes or not.
bool is_formula(std::string_view text) {
  constexpr std::string_view k_formula = "=+-@\t\r\n";
  auto const begin = text.find_first_not_of('\'');
  return begin != std::string_view::npos && k_formula.find(text[begin]) != std::string_view::npos;
}

} // namespace

char csv_separator(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of("\r\n"), text.size()));
  std::string outside_quotes;
  bool in_quotes = false;
  for (char const c : text) {
    if (!in_quotes && (c == '\r' || c == '\n')) {
      break;
    }
    in_quotes = in_quotes != (c == '"');
    if (!in_quotes) {
      outside_quotes += c;
    }
  }
  for (char const separator : {',', ';', '\t'}) {
    if (outside_quotes.find(separator) != std::string::npos) {
      return separator;
    }
  }
  return ',';
}

CsvReader::CsvReader(std::string_view text, std::size_t first_line, char separator)
    : m_text(text), m_separator(separator), m_line(first_line) {}

bool CsvReader::at_line_end() const {
  return m_at >= m_text.size() || m_text[m_at] == '\n' || m_text.substr(m_at, 2) == "\r\n";
}

// Goes behind the next LF.
void CsvReader::end_line() {
  auto const end = m_text.find('\n', m_at);
  if (end == std::string_view::npos) {
    m_at = m_text.size();
    return;
  }
  m_at = end + 1;
  m_line_start = m_at;
  ++m_line;
}

void CsvReader::skip_empty_lines() {
  while (m_at < m_text.size() && at_line_end()) {
    end_line();
  }
}

bool CsvReader::fail(std::string message) {
  m_fault = {.line = m_line, .column = column(), .message = std::move(message)};
  end_line();
  return false;
}

// Reads up to the closing quote and behind it.
bool CsvReader::read_quoted(std::string& field) {
  CsvFault const unclosed{
      .line = m_line, .column = column(), .message = "this quote is not closed"};
  ++m_at;
  while (true) {
    auto const quote = m_text.find('"', m_at);
    if (quote == std::string_view::npos) {
      m_fault = unclosed;
      m_at = m_text.size();
      return false;
    }
    auto const piece = m_text.substr(m_at, quote - m_at);
    auto const last_end = piece.rfind('\n');
    if (last_end != std::string_view::npos) {
      m_line += static_cast<std::size_t>(std::count(piece.begin(), piece.end(), '\n'));
      m_line_start = m_at + last_end + 1;
    }
    field += piece;
    m_at = quote + 1;
    if (m_text.substr(m_at, 1) != "\"") {
      return true;
    }
    field += '"';
    ++m_at;
  }
}

bool CsvReader::read_field(std::string& field) {
  bool const is_quoted = m_text.substr(m_at, 1) == "\"";
  auto const line = m_line;
  auto const begin = column();
  if (is_quoted) {
    if (!read_quoted(field)) {
      return false;
    }
  } else {
    std::array<char, 4> const stops{m_separator, '"', '\r', '\n'};
    auto const stop = m_text.find_first_of(std::string_view(stops.data(), stops.size()), m_at);
    auto const end = std::min(stop, m_text.size());
    field = m_text.substr(m_at, end - m_at);
    m_at = end;
  }
  if (at_line_end() || m_text[m_at] == m_separator) {
    return true;
  }
  if (m_text[m_at] == '\r') {
    return fail("a carriage return without a line feed (save with LF or CRLF line ends)");
  }
  // The quote that is wrong may stand far above, where the field began.
  return fail(is_quoted
                  ? fmt::format("text follows the closing quote of the field that begins at {}:{}",
                                line, begin)
                  : "a quote inside a field that does not begin with one");
}

std::optional<std::variant<CsvRecord, CsvFault>> CsvReader::next() {
  skip_empty_lines();
  if (m_at >= m_text.size()) {
    return std::nullopt;
  }
  CsvRecord record{.line = m_line};
  while (true) {
    record.columns.push_back(column());
    record.fields.emplace_back();
    bool const good = record.fields.size() <= k_most_fields
                          ? read_field(record.fields.back())
                          : fail(fmt::format("more than {} fields", k_most_fields));
    if (!good) {
      return m_fault;
    }
    if (at_line_end()) {
      end_line();
      return record;
    }
    ++m_at;
  }
}

CsvText parse_csv(std::string_view text) {
  CsvText result;
  CsvReader reader(text);
  while (auto step = reader.next()) {
    if (auto* record = std::get_if<CsvRecord>(&*step)) {
      result.records.push_back(std::move(*record));
    } else {
      result.faults.push_back(std::get<CsvFault>(std::move(*step)));
    }
  }
  return result;
}

bool is_blank(CsvRecord const& record) {
  return std::all_of(record.fields.begin(), record.fields.end(),
                     [](std::string const& field) { return trim(field).empty(); });
}

std::string width_fault(CsvRecord const& record, std::size_t header) {
  return fmt::format("has {}, the header {}", counted(record.fields.size(), "field"), header);
}

std::string csv_field(std::string_view text) {
  auto field = (is_formula(text) ? "'" : "") + std::string(text);
  if (field.find_first_of(",\"\r\n") == std::string::npos) {
    return field;
  }
  std::string quoted = "\"";
  for (char const c : field) {
    quoted.append(c == '"' ? 2 : 1, c);
  }
  return quoted + '"';
}

std::string_view csv_unguarded(std::string_view field) {
  return field.starts_with('\'') && is_formula(field) ? field.substr(1) : field;
}

std::string csv_record(std::vector<std::string> const& fields) {
  // A lone empty field would be an empty line, which is no record.
  if (fields.size() == 1 && fields.front().empty()) {
    return "\"\"\n";
  }
  std::string record;
  for (auto const& field : fields) {
    if (&field != &fields.front()) {
      record += ',';
    }
    record += csv_field(field);
  }
  return record + '\n';
}

} // namespace partnerctl::core
