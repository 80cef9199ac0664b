#include "cli/attest/report.hpp"

#include "cli/link_report.hpp"
#include "cli/status/report.hpp"
#include "partnerctl/output/bundle.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace partnerctl::cli {
namespace {

// Only what was read, or could not be, has evidence.
std::string file_of(fleet::Outcome const& outcome) {
  bool const has_some = outcome.action != "skipped" && outcome.action != fleet::k_not_started;
  return has_some ? evidence_name(outcome) + ".json" : std::string();
}

} // namespace

std::string evidence_name(fleet::Outcome const& outcome) {
  return "tenants/" + output::file_name_of(
                          (outcome.tenant_id.empty() ? outcome.tenant : outcome.tenant_id).view());
}

FleetReport attest_report() {
  auto report = status_report({.access = true});
  report.schema = "partnerctl/attest/1";
  // Where tables begin with what only csv shows.
  auto const at = std::find_if(report.columns.begin(), report.columns.end(),
                               [](output::Column const& column) { return !column.in_table; }) -
                  report.columns.begin();
  report.columns.insert(report.columns.begin() + at, {"evidence"});
  report.object = [object = report.object](fleet::Outcome const& outcome) {
    auto json = object(outcome);
    json["evidence"] = text_or_null(file_of(outcome));
    // The same readings make the same bytes, however long they took.
    json.erase("durationMs");
    return json;
  };
  report.cells = [cells = report.cells, at](fleet::Outcome const& outcome) {
    auto row = cells(outcome);
    row.insert(row.begin() + at, {file_of(outcome)});
    return row;
  };
  return report;
}

} // namespace partnerctl::cli
