#pragma once

#include "cli/fleet_run.hpp"

namespace partnerctl::cli {

// The last words of a run over tenants, to its CI service too, and its exit code.
core::ExitCode end_fleet(std::vector<fleet::Outcome> const& outcomes, FleetWork const& work,
                         RunFacts const& facts, bool interrupted, Services& services);

} // namespace partnerctl::cli
