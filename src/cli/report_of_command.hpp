#pragma once

#include "cli/fleet_report.hpp"
#include "partnerctl/ledger/run.hpp"

namespace partnerctl::cli {

// How a recorded run's command answers, by its name and decisive options. Throws a usage error for
// a command that this version does not know.
FleetReport report_of_command(ledger::RunStart const& start);

} // namespace partnerctl::cli
