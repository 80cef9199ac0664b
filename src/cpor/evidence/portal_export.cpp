#include "cpor/claim/input_words.hpp"
#include "cpor/evidence/evidence_rows.hpp"
#include "cpor/evidence/evidence_text.hpp"
#include "cpor/evidence/portal_statuses.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/evidence.hpp"

#include <fmt/core.h>

#include <map>

namespace partnerctl::cpor {
namespace {

void check_columns(EvidenceTable const& table, EvidenceColumns const& columns) {
  bool const says_which =
      columns.has(PortalColumn::portal_number) || columns.has(PortalColumn::customer_tenant_id);
  bool const says_status = columns.has(PortalColumn::status);
  if (says_which && says_status) {
    return;
  }
  std::vector<std::string> missing;
  if (!says_which) {
    missing.emplace_back("no column says which claim a row is of");
  }
  if (!says_status) {
    missing.emplace_back("no column says its status");
  }
  throw core::usage_error(fmt::format("{}: {}; the columns are {}",
                                      evidence_place(table.source, table.header_line),
                                      core::join(missing, ", and "), quoted_list(table.headers)),
                          "call the columns 'Claim ID' or 'Customer tenant ID', and 'Status'");
}

// The portal's English names for translated statuses, and what was translated.
class Translator {
public:
  std::string operator()(std::string const& status) {
    auto const english = english_status(status);
    if (!english) {
      return status;
    }
    m_seen.try_emplace(status, *english);
    return *english;
  }

  std::string remark() const {
    std::vector<std::string> pairs;
    for (auto const& [status, english] : m_seen) {
      pairs.push_back(fmt::format("{} as '{}'", quoted_input(status), english));
    }
    return pairs.empty() ? "" : "statuses were translated: " + core::join(pairs, ", ");
  }

private:
  std::map<std::string, std::string> m_seen;
};

} // namespace

Evidence read_portal_export(std::string_view bytes, std::string const& name, core::Date day,
                            Clocks const& clocks) {
  auto const source = core::printable(name);
  auto const text = evidence_text(bytes, source);
  core::Faults faults(source);
  auto const table = read_evidence_table(text, source, faults);
  EvidenceColumns columns(table, faults);
  columns.infer_from_values();
  check_columns(table, columns);
  auto const days = days_of(table, columns, clocks, faults);
  if (faults.count() > 0) {
    throw faults.error(table.is_whole);
  }
  EvidenceBuilder builder(new_evidence(Source::portal_export, bytes, name, day));
  Translator translated;
  for (auto const& record : table.rows) {
    auto row = evidence_row(record, columns, days);
    row.status = translated(row.status);
    builder.add(std::move(row));
  }
  if (auto remark = translated.remark(); !remark.empty()) {
    builder.remark(std::move(remark));
  }
  return std::move(builder).finish(table, columns, days);
}

} // namespace partnerctl::cpor
