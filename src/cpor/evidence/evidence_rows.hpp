#pragma once

#include "cpor/evidence/evidence_columns.hpp"
#include "cpor/evidence/evidence_dates.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// The days of a table's rows, read as the whole of it has them.
EvidenceDays days_of(EvidenceTable const& table, EvidenceColumns const& columns,
                     Clocks const& clocks, core::Faults& faults);

// A record as its columns say; the status as it stands.
EvidenceRow evidence_row(core::CsvRecord const& record, EvidenceColumns const& columns,
                         EvidenceDays const& days);

// A file of evidence without its rows: its name, digest and day.
Evidence new_evidence(Source source, std::string_view bytes, std::string const& name,
                      core::Date day);

// Adds a row, or the remark that it is about nobody. Those of later days than the file are noted.
class EvidenceBuilder {
public:
  explicit EvidenceBuilder(Evidence evidence) : m_evidence(std::move(evidence)) {}

  void add(EvidenceRow row);
  void remark(std::string text) { m_evidence.remarks.push_back(std::move(text)); }
  Evidence finish(EvidenceTable const& table, EvidenceColumns const& columns,
                  EvidenceDays const& days) &&;

private:
  Evidence m_evidence;
  std::vector<std::size_t> m_about_nobody;
  std::vector<std::size_t> m_of_the_future;
};

} // namespace partnerctl::cpor
