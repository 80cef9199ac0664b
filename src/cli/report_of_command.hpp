#pragma once

#include "cli/fleet_report.hpp"

#include <string>

namespace partnerctl::cli {

// How a recorded run's command answers, by its name. Throws a usage error for a command that this
// version does not know.
FleetReport report_of_command(std::string const& command);

} // namespace partnerctl::cli
