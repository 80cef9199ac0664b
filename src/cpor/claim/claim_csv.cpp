#include "cpor/claim/claim_columns.hpp"
#include "cpor/claim/claim_header.hpp"
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
  // Without workloads.
  Claim claim{};
  WorkloadCells workloads{};
  // The kept claim that an export says it is.
  std::string id{};
  std::vector<std::string> left_out{};
  bool has_more_than_workloads = false;
  bool is_good = true;
};

// What tells one claim from another.
bool is_of_same_claim(Line const& a, Line const& b) {
  return a.id == b.id && a.claim.name == b.claim.name &&
         a.claim.customer_tenant_id == b.claim.customer_tenant_id &&
         a.claim.partner_role == b.claim.partner_role && a.claim.partner_id == b.claim.partner_id;
}

bool has_identity(Line const& line) {
  return !line.id.empty() || !line.claim.name.empty() || !line.claim.customer_tenant_id.empty() ||
         !line.claim.partner_role.empty() || !line.claim.partner_id.empty();
}

class Reader {
public:
  Reader(std::vector<Heading> headings, ClaimList& list)
      : m_headings(std::move(headings)), m_list(list) {}

  void record(core::CsvRecord record) {
    if (core::is_blank(record)) {
      return;
    }
    if (record.fields.size() != m_headings.size()) {
      m_list.faults().add(m_list.place(record.line), core::width_fault(record, m_headings.size()));
      return;
    }
    Line line{.record = std::move(record)};
    for (std::size_t i = 0; i < m_headings.size(); ++i) {
      cell(i, line);
    }
    place_line(std::move(line));
  }

private:
  void fault(Line& line, std::size_t column, std::string const& message) {
    line.is_good = false;
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
    line.has_more_than_workloads = line.has_more_than_workloads || !is_blank;
    if (heading.column != nullptr) {
      field(number, *heading.column->field, value, line);
    } else if (!is_blank && heading.kept.empty()) {
      fault(line, number, quoted_input(value) + " stands in a column without a name");
    } else if (!is_blank) {
      line.left_out.push_back(heading.kept);
      line.id = heading.kept == "id" ? value : line.id;
    }
  }

  void field(std::size_t number, ClaimField const& field, std::string const& value, Line& line) {
    if (auto const wrong = set_claim_field(field, line.claim, value)) {
      fault(line, number, fmt::format("{} {}", field.column, *wrong));
    }
  }

  // Gives a line to the claim before it, or makes one of it.
  void place_line(Line line) {
    bool const goes_on = m_first && (!line.has_more_than_workloads ||
                                     (is_of_same_claim(*m_first, line) && may_go_on(line)));
    if (!goes_on) {
      m_list.add({.claim = line.claim,
                  .where = m_list.place(line.record.line),
                  .left_out = line.left_out});
    }
    if (auto const wrong = add_workloads(line.workloads, m_list.last().claim.workloads)) {
      m_list.faults().add(m_list.place(line.record.line), *wrong);
    }
    if (!goes_on) {
      m_first = std::move(line);
    }
  }

  // What is told apart by nothing else goes on only as long as all is the same; what has a name may
  // not disagree with itself.
  bool may_go_on(Line const& line) {
    auto const differing = changed_fields(m_first->claim, line.claim);
    if (differing.empty() || !has_identity(line)) {
      return differing.empty();
    }
    if (line.is_good && m_first->is_good) {
      report_disagreement(line, differing);
    }
    return true;
  }

  void report_disagreement(Line const& line, std::vector<std::string> const& differing) {
    std::vector<std::string> columns(differing.size());
    std::transform(
        differing.begin(), differing.end(), columns.begin(),
        [](std::string const& path) { return std::string(claim_field_at(path)->column); });
    m_list.faults().add(
        m_list.place(line.record.line),
        fmt::format("is of the same claim as line {} (claim_name, customer_tenant_id, partner_role "
                    "and partner_id are the same), but not in {}",
                    m_first->record.line, core::join(columns, ", ")),
        "lines of one claim differ in its workloads alone; another claim has another name");
  }

  std::vector<Heading> m_headings;
  ClaimList& m_list;
  // The line with which the claim began that was read last.
  std::optional<Line> m_first;
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
