#pragma once

#include "cli/fleet_report.hpp"
#include "cli/services.hpp"
#include "partnerctl/fleet/recorder.hpp"
#include "partnerctl/output/render.hpp"

#include <vector>

namespace partnerctl::cli {

// Writes a fleet run's result to stdout: jsonl line by line as tenants end, every other format
// whole at the end. A stdout that was closed stops nothing.
class Show final : public fleet::Recorder {
public:
  // run: its ID in the ledger; empty where nothing is kept.
  Show(FleetReport const& report, output::RenderOptions options, std::string run, std::string cloud,
       Services& services);

  void ended(fleet::Outcome const& outcome) override;
  // All that is left to write: the tenants that were not started, or the whole document.
  void finish(RunFacts const& facts, std::vector<fleet::Outcome> const& outcomes);

private:
  void write_line(fleet::Outcome const& outcome);

  FleetReport const& m_report;
  output::RenderOptions m_options;
  std::string m_run;
  std::string m_cloud;
  std::ostream& m_out;
};

} // namespace partnerctl::cli
