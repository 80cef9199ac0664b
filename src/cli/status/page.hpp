#pragma once

#include "cli/fleet_report.hpp"
#include "partnerctl/output/report_page.hpp"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cli {

class TenantClaims;

// What the page says beside the outcomes.
struct PageFacts {
  RunFacts run{};
  bool access = false;
  // Rows are what the ledger last knew.
  bool recorded = false;
  // What changes are counted from: "since it was last recorded"; empty: there is nothing to
  // compare.
  std::string baseline{};
  // Just the rows in that state; the figures count all.
  std::optional<std::string> only{};
  // The claims beside the links; none: nobody looked.
  std::shared_ptr<TenantClaims const> claims{};
  // When it is written.
  core::TimePoint now{};
};

// `status --html`: where every tenant stands, each that needs work with what helps. The outcomes
// must outlive the page.
output::ReportPage status_page(std::vector<fleet::Outcome> const& outcomes, PageFacts const& facts);

} // namespace partnerctl::cli
