#include "cpor/evidence/evidence_rows.hpp"

#include "cpor/evidence/evidence_ids.hpp"
#include "partnerctl/core/digest.hpp"
#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace partnerctl::cpor {
namespace {

constexpr std::array k_days{PortalColumn::on, PortalColumn::associated};

// Of what divides workloads, where a text begins with it; else 0.
std::size_t length_of_mark(std::string_view text) {
  static constexpr std::array<std::string_view, 6> k_between{";", ",", "|", "\n", "、", "，"};
  auto const* const found = std::find_if(k_between.begin(), k_between.end(),
                                         [text](auto mark) { return text.starts_with(mark); });
  return found == k_between.end() ? 0 : found->size();
}

// "Teams; Exchange Online": no workload's name has one of these in it.
std::vector<std::string> divided(std::string_view cell) {
  std::vector<std::string> parts;
  auto const add = [&parts](std::string_view part) {
    if (auto const text = core::trim(part); !text.empty()) {
      parts.emplace_back(text);
    }
  };
  std::size_t begin = 0;
  std::size_t at = 0;
  while (at < cell.size()) {
    auto const length = length_of_mark(cell.substr(at));
    if (length > 0) {
      add(cell.substr(begin, at - begin));
      begin = at + length;
    }
    at += std::max<std::size_t>(length, 1);
  }
  add(cell.substr(begin));
  return parts;
}

std::vector<std::string> workloads_of(core::CsvRecord const& record,
                                      EvidenceColumns const& columns) {
  std::vector<std::string> all;
  for (auto const cell : columns.values(record, PortalColumn::workloads)) {
    for (auto& workload : divided(cell)) {
      all.push_back(std::move(workload));
    }
  }
  return all;
}

std::string comments_of(core::CsvRecord const& record, EvidenceColumns const& columns) {
  std::vector<std::string> all;
  for (auto const cell : columns.values(record, PortalColumn::comment)) {
    all.emplace_back(cell);
  }
  return core::join(all, "; ");
}

std::string base_name(std::string const& path) {
  return path.substr(path.rfind('/') + 1);
}

} // namespace

EvidenceDays days_of(EvidenceTable const& table, EvidenceColumns const& columns,
                     Clocks const& clocks, core::Faults& faults) {
  EvidenceDays days(clocks);
  for (auto const& row : table.rows) {
    for (auto const column : k_days) {
      days.note(columns.value(row, column), row.line);
    }
  }
  days.decide(columns.is_english(), table.source, faults);
  return days;
}

EvidenceRow evidence_row(core::CsvRecord const& record, EvidenceColumns const& columns,
                         EvidenceDays const& days) {
  auto const text = [&](PortalColumn column) { return std::string(columns.value(record, column)); };
  auto const id = [&](PortalColumn column) { return plain_id(columns.value(record, column)); };
  return {.line = record.line,
          .portal_number = id(PortalColumn::portal_number),
          .claim_name = text(PortalColumn::claim_name),
          .status = text(PortalColumn::status),
          .consent = text(PortalColumn::consent),
          .customer_tenant_id = id(PortalColumn::customer_tenant_id),
          .customer_name = text(PortalColumn::customer_name),
          .partner_id = id(PortalColumn::partner_id),
          .partner_role = text(PortalColumn::partner_role),
          .solution_area = text(PortalColumn::solution_area),
          .engagement = text(PortalColumn::engagement),
          .workloads = workloads_of(record, columns),
          .subscription_id = id(PortalColumn::subscription_id),
          .attribution = text(PortalColumn::attribution),
          .comment = comments_of(record, columns),
          .on = days.day(columns.value(record, PortalColumn::on)),
          .associated = days.day(columns.value(record, PortalColumn::associated))};
}

Evidence new_evidence(Source source, std::string_view bytes, std::string const& name,
                      core::Date day) {
  return {.source = source,
          .name = base_name(name),
          .sha256 = core::hexadecimal(core::sha256(bytes)),
          .day = day};
}

void EvidenceBuilder::add(EvidenceRow row) {
  if (row.portal_number.empty() && row.customer_tenant_id.empty() && row.customer_name.empty()) {
    m_about_nobody.push_back(row.line);
    return;
  }
  if (row.on && *row.on > m_evidence.day) {
    m_of_the_future.push_back(row.line);
  }
  m_evidence.rows.push_back(std::move(row));
}

Evidence EvidenceBuilder::finish(EvidenceTable const& table, EvidenceColumns const& columns,
                                 EvidenceDays const& days) && {
  for (auto const* remarks : {&columns.remarks(), &table.remarks}) {
    for (auto const& remark_of_others : *remarks) {
      remark(remark_of_others);
    }
  }
  for (auto& remark_on_days : days.remarks()) {
    remark(std::move(remark_on_days));
  }
  if (!m_about_nobody.empty()) {
    remark(lines_text(m_about_nobody) + ": neither a customer nor a claim's number, passed over");
  }
  if (!m_of_the_future.empty()) {
    remark(lines_text(m_of_the_future) + ": of a day after the file's");
  }
  if (table.rows.empty()) {
    remark("the file has no rows");
  }
  if (table.lacks_rows) {
    remark("which claims the file should have and does not was not looked at, for rows of it were "
           "passed over");
  }
  m_evidence.lacks_rows = table.lacks_rows;
  m_evidence.unknown_columns = columns.unknown();
  return std::move(m_evidence);
}

} // namespace partnerctl::cpor
