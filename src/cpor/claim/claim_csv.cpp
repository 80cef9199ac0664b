#include "cpor/claim/claim_columns.hpp"
#include "cpor/claim/claim_header.hpp"
#include "cpor/claim/claim_lines.hpp"
#include "cpor/claim/claim_list.hpp"
#include "cpor/claim/input_words.hpp"
#include "partnerctl/core/csv.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <optional>

namespace partnerctl::cpor {
namespace {

// A line of CSV.
struct Line {
  core::CsvRecord record{};
  ClaimLine says{};
  WorkloadCells workloads{};
  std::vector<std::string> left_out{};
};

class Reader {
public:
  Reader(std::vector<Heading> headings, ClaimList& list)
      : m_headings(std::move(headings)), m_list(list), m_lines(list) {}

  void record(core::CsvRecord record) {
    if (core::is_blank(record)) {
      return;
    }
    if (record.fields.size() != m_headings.size()) {
      m_list.faults().add(m_list.place(record.line), core::width_fault(record, m_headings.size()));
      return;
    }
    Line line{.record = std::move(record)};
    line.says.number = line.record.line;
    for (std::size_t i = 0; i < m_headings.size(); ++i) {
      cell(i, line);
    }
    place_line(line);
  }

private:
  void fault(Line& line, std::size_t column, std::string const& message) {
    line.says.is_good = false;
    m_list.faults().add([&] { return m_list.place(line.record.line, line.record.columns[column]); },
                        message);
  }

  void cell(std::size_t number, Line& line) {
    auto const& heading = m_headings[number];
    std::string const value(core::csv_unguarded(line.record.fields[number]));
    bool const is_blank = core::trim(value).empty();
    if (heading.column != nullptr && heading.column->of_workload != nullptr) {
      line.workloads.*heading.column->of_workload = value;
      return;
    }
    line.says.has_more_than_workloads = line.says.has_more_than_workloads || !is_blank;
    if (heading.column != nullptr) {
      field(number, *heading.column->field, value, line);
    } else if (!is_blank && heading.kept.empty()) {
      fault(line, number, quoted_input(value) + " stands in a column without a name");
    } else if (!is_blank) {
      line.left_out.push_back(heading.kept);
      line.says.id = heading.kept == "id" ? value : line.says.id;
    }
  }

  void field(std::size_t number, ClaimField const& field, std::string const& value, Line& line) {
    if (auto const wrong = set_claim_field(field, line.says.claim, value)) {
      fault(line, number, fmt::format("{} {}", field.column, *wrong));
    }
  }

  // Gives a line to a claim before it, or makes one of it.
  void place_line(Line const& line) {
    auto const found = m_lines.claim_of(line.says);
    if (found.is_new) {
      m_list.add({.claim = line.says.claim,
                  .where = m_list.place(line.record.line),
                  .left_out = line.left_out,
                  .line = line.record.line});
    }
    if (m_list.full()) {
      return;
    }
    auto& claim = m_list.at(found.claim);
    // An ID says it, and needs no second look.
    if (found.is_apart && core::trim(line.says.id).empty()) {
      claim.apart.push_back(line.record.line);
    }
    if (auto const wrong = add_workloads(line.workloads, claim.claim.workloads)) {
      m_list.faults().add(m_list.place(line.record.line), *wrong);
    }
  }

  std::vector<Heading> m_headings;
  ClaimList& m_list;
  ClaimLines m_lines;
};

} // namespace

void read_csv_claims(std::string_view text, ClaimList& list) {
  core::CsvReader csv(text, 1, core::csv_separator(text));
  std::optional<Reader> reader;
  while (!list.full()) {
    auto step = csv.next();
    if (!step) {
      return;
    }
    if (auto const* const fault = std::get_if<core::CsvFault>(&*step)) {
      list.faults().add(list.place(fault->line, fault->column), fault->message);
    } else if (auto& record = std::get<core::CsvRecord>(*step); reader) {
      reader->record(std::move(record));
    } else if (auto headings = read_claim_header(record, list); !headings.empty()) {
      reader.emplace(std::move(headings), list);
    }
    if (!reader) {
      return;
    }
  }
}

} // namespace partnerctl::cpor
