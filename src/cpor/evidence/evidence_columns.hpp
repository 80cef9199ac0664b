#pragma once

#include "cpor/evidence/evidence_table.hpp"
#include "cpor/evidence/portal_columns.hpp"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// Which column of a table says what: by their headers, and where those say nothing by their values.
class EvidenceColumns {
public:
  // Faults: a header that stands there twice.
  EvidenceColumns(EvidenceTable const& table, core::Faults& faults);

  // A column without a known header that has only GUIDs is the tenant's, one that has only statuses
  // the status, where no other is and where it is the only one.
  void infer_from_values();

  bool has(PortalColumn column) const;
  // The field, without blanks at its ends; empty where there is no such column.
  std::string_view value(core::CsvRecord const& row, PortalColumn column) const;
  // Of columns that may be several (workloads, comments), as they stand.
  std::vector<std::string_view> values(core::CsvRecord const& row, PortalColumn column) const;

  // Whether the headers are English rather than another language.
  bool is_english() const;
  // Headers of which nothing is known, as they stand, in their order.
  std::vector<std::string> unknown() const;
  std::vector<std::string> const& remarks() const { return m_remarks; }

private:
  void take(std::size_t number, core::Faults& faults);
  void keep_better(std::size_t number, KnownHeader const& header, core::Faults& faults);
  void infer(PortalColumn column, std::string_view what, bool (*is_such)(std::string_view));
  bool has_only(std::size_t number, bool (*is_such)(std::string_view)) const;
  // The first line in which two columns have different statuses.
  std::optional<std::size_t> differing_statuses(std::size_t one, std::size_t other) const;
  bool is_open(std::size_t number) const;

  EvidenceTable const& m_table;
  std::map<PortalColumn, std::vector<std::size_t>> m_columns;
  std::vector<std::size_t> m_unknown;
  std::vector<std::string> m_remarks;
};

} // namespace partnerctl::cpor
