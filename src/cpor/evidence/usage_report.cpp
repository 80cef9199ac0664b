#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/attribution.hpp"
#include "cpor/evidence/evidence_rows.hpp"
#include "cpor/evidence/evidence_text.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/phrase.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <fmt/core.h>

#include <array>
#include <map>
#include <utility>

namespace partnerctl::cpor {
namespace {

// Those of the documented columns by which anything is decided. The others (the customer's name,
// active users, paid units) may be left out.
constexpr std::array<std::pair<PortalColumn, std::string_view>, 7> k_needed{
    {{PortalColumn::customer_tenant_id, "CustomerTenantId"},
     {PortalColumn::workloads, "WorkloadName"},
     {PortalColumn::portal_number, "ClaimId"},
     {PortalColumn::partner_id, "MpnId"},
     {PortalColumn::associated, "DateAssociated"},
     {PortalColumn::attribution, "PartnerAttributionType"},
     {PortalColumn::on, "Date"}}};

void check_columns(EvidenceTable const& table, EvidenceColumns const& columns) {
  std::vector<std::string> missing;
  for (auto const& [column, name] : k_needed) {
    if (!columns.has(column)) {
      missing.emplace_back(name);
    }
  }
  if (!missing.empty()) {
    throw core::usage_error(
        fmt::format("{}: {} missing; the columns are {}",
                    evidence_place(table.source, table.header_line),
                    missing.size() == 1 ? fmt::format("the column {} is", quoted_list(missing))
                                        : fmt::format("the columns {} are", quoted_list(missing)),
                    quoted_list(table.headers)),
        "download 'CPOR - Microsoft 365 usage' with all its columns");
  }
}

// Rows that are attributed otherwise than by a claim, by the words for it.
class OtherAttributions {
public:
  void count(std::string const& attribution) { ++m_rows[attribution]; }

  std::vector<std::string> remarks() const {
    constexpr std::size_t k_shown = 10;
    std::vector<std::string> all;
    for (auto const& [attribution, rows] : m_rows) {
      if (all.size() == k_shown) {
        all.push_back(
            fmt::format("{} more attributions that are not by a claim", m_rows.size() - k_shown));
        break;
      }
      auto const by = attribution.empty() ? std::string("without an attribution")
                                          : fmt::format("attributed by {}, not by a claim",
                                                        quoted_input(attribution));
      all.push_back(core::counted(rows, "row") + " " + by);
    }
    return all;
  }

private:
  std::map<std::string, std::size_t> m_rows;
};

} // namespace

bool is_by_claim(std::string_view attribution) {
  auto const lower = core::to_lower(attribution);
  return lower.find("cpor") != std::string::npos || lower.find("claiming") != std::string::npos;
}

Evidence read_usage_report(std::string_view bytes, std::string const& name, core::Date day,
                           Clocks const& clocks) {
  auto const source = core::printable(name);
  auto const text = evidence_text(bytes, source);
  core::Faults faults(source);
  auto const table = read_evidence_table(text, source, faults);
  EvidenceColumns const columns(table, faults);
  check_columns(table, columns);
  auto const days = days_of(table, columns, clocks, faults);
  if (faults.count() > 0) {
    throw faults.error(table.is_whole);
  }
  EvidenceBuilder builder(new_evidence(Source::usage_report, bytes, name, day));
  OtherAttributions others;
  for (auto const& record : table.rows) {
    auto row = evidence_row(record, columns, days);
    if (is_by_claim(row.attribution)) {
      builder.add(std::move(row));
    } else {
      others.count(row.attribution);
    }
  }
  for (auto& remark : others.remarks()) {
    builder.remark(std::move(remark));
  }
  return std::move(builder).finish(table, columns, days);
}

} // namespace partnerctl::cpor
