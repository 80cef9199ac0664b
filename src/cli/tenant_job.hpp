#pragma once

#include "cli/fleet_run.hpp"
#include "cli/progress_of_run.hpp"

namespace partnerctl::cli {

// What the fleet does in each tenant of a run: signs in, lets the command work, and drops the
// token. All that it is given must outlive it.
fleet::Job job_of(FleetWork const& work, FleetOptions const& options, TenantChoice const& choice,
                  Before const& before, fleet::Claims& claims, ProgressOfRun& progress,
                  Services& services);

} // namespace partnerctl::cli
