#include "cpor/evidence/evidence_columns.hpp"

#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_ids.hpp"
#include "cpor/evidence/portal_statuses.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/status.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <optional>

namespace partnerctl::cpor {
namespace {

// What may stand in several columns, each of which counts.
bool may_be_several(PortalColumn column) {
  return column == PortalColumn::workloads || column == PortalColumn::comment ||
         column == PortalColumn::measure;
}

bool is_guid(std::string_view text) {
  return core::Guid::parse(text).has_value();
}

bool is_status(std::string_view text) {
  return english_status(text) || status_of(text) != Status::unknown;
}

} // namespace

EvidenceColumns::EvidenceColumns(EvidenceTable const& table, core::Faults& faults)
    : m_table(table) {
  for (std::size_t number = 0; number < table.headers.size(); ++number) {
    take(number, faults);
  }
}

void EvidenceColumns::take(std::size_t number, core::Faults& faults) {
  auto const known = known_header(m_table.headers[number]);
  if (!known) {
    m_unknown.push_back(number);
    return;
  }
  auto& columns = m_columns[known->column];
  if (columns.empty() || may_be_several(known->column)) {
    columns.push_back(number);
    return;
  }
  keep_better(number, *known, faults);
}

// Whatever the order of the columns, the same one is kept.
void EvidenceColumns::keep_better(std::size_t number, KnownHeader const& header,
                                  core::Faults& faults) {
  auto& kept = m_columns[header.column].front();
  auto const& name = m_table.headers[number];
  auto const& other_name = m_table.headers[kept];
  auto const folded = core::folded(name);
  auto const other_folded = core::folded(other_name);
  if (folded == other_folded) {
    faults.add(evidence_place(m_table.source, m_table.header_line),
               fmt::format("the column {} stands there twice", quoted_input(name)));
    return;
  }
  auto const other_rank = known_header(other_name)->rank;
  if (auto const line = differing_statuses(number, kept);
      line && header.column == PortalColumn::status) {
    faults.add(evidence_place(m_table.source, *line),
               fmt::format("the columns {} and {} say two statuses of one claim",
                           quoted_input(other_name), quoted_input(name)));
    return;
  }
  bool const better = header.rank != other_rank ? header.rank < other_rank : folded < other_folded;
  auto const passed_over = better ? kept : number;
  kept = better ? number : kept;
  m_remarks.push_back(fmt::format("{} was not read, for {} says the same",
                                  quoted_input(m_table.headers[passed_over]),
                                  quoted_input(m_table.headers[kept])));
}

std::optional<std::size_t> EvidenceColumns::differing_statuses(std::size_t one,
                                                               std::size_t other) const {
  for (auto const& row : m_table.rows) {
    auto const& a = row.fields[one];
    auto const& b = row.fields[other];
    // "State" may be a part of the country.
    if (is_status(a) && is_status(b) && core::folded(a) != core::folded(b)) {
      return row.line;
    }
  }
  return std::nullopt;
}

void EvidenceColumns::infer_from_values() {
  infer(PortalColumn::customer_tenant_id, "the customer's tenant ID", is_guid);
  infer(PortalColumn::status, "the status", is_status);
}

// Neither known, nor known for more than the customer's name, which may be any column of theirs.
bool EvidenceColumns::is_open(std::size_t number) const {
  auto const name = m_columns.find(PortalColumn::customer_name);
  bool const is_name = name != m_columns.end() && name->second.front() == number;
  return is_name || std::find(m_unknown.begin(), m_unknown.end(), number) != m_unknown.end();
}

bool EvidenceColumns::has_only(std::size_t number, bool (*is_such)(std::string_view)) const {
  bool any = false;
  for (auto const& row : m_table.rows) {
    auto const field = plain_id(row.fields[number]);
    if (!field.empty() && !is_such(field)) {
      return false;
    }
    any = any || !field.empty();
  }
  return any;
}

void EvidenceColumns::infer(PortalColumn column, std::string_view what,
                            bool (*is_such)(std::string_view)) {
  std::vector<std::size_t> such;
  for (std::size_t number = 0; number < m_table.headers.size() && !has(column); ++number) {
    if (is_open(number) && has_only(number, is_such)) {
      such.push_back(number);
    }
  }
  if (such.size() != 1) {
    return;
  }
  auto const number = such.front();
  std::erase(m_unknown, number);
  std::erase_if(m_columns, [&](auto const& known) { return known.second.front() == number; });
  m_columns[column] = {number};
  m_remarks.push_back(fmt::format("the column {} was read as {}, by its values",
                                  quoted_input(m_table.headers[number]), what));
}

bool EvidenceColumns::has(PortalColumn column) const {
  return m_columns.contains(column);
}

std::string_view EvidenceColumns::value(core::CsvRecord const& row, PortalColumn column) const {
  auto const found = m_columns.find(column);
  return found == m_columns.end() ? std::string_view()
                                  : core::trim(row.fields[found->second.front()]);
}

std::vector<std::string_view> EvidenceColumns::values(core::CsvRecord const& row,
                                                      PortalColumn column) const {
  std::vector<std::string_view> fields;
  auto const found = m_columns.find(column);
  for (auto const number : found == m_columns.end() ? std::vector<std::size_t>() : found->second) {
    auto const field = core::trim(row.fields[number]);
    if (!field.empty()) {
      fields.push_back(field);
    }
  }
  return fields;
}

bool EvidenceColumns::is_english() const {
  std::array<std::size_t, k_languages> votes{};
  for (auto const& header : m_table.headers) {
    auto const known = known_header(header);
    for (std::size_t language = 0; known && language < k_languages; ++language) {
      votes.at(language) += known->languages.test(language) ? 1 : 0;
    }
  }
  auto const english = votes.at(static_cast<std::size_t>(HeaderLanguage::english));
  return english == *std::max_element(votes.begin(), votes.end());
}

std::vector<std::string> EvidenceColumns::unknown() const {
  std::vector<std::string> headers;
  for (auto const number : m_unknown) {
    auto const is_empty = [number](core::CsvRecord const& row) {
      return core::trim(row.fields[number]).empty();
    };
    auto const& header = m_table.headers[number];
    if (!header.empty()) {
      headers.push_back(header);
    } else if (!std::all_of(m_table.rows.begin(), m_table.rows.end(), is_empty)) {
      headers.push_back(fmt::format("column {}, without a header", number + 1));
    }
  }
  return headers;
}

} // namespace partnerctl::cpor
