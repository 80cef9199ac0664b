#pragma once

#include "cli/fleet_report.hpp"
#include "cli/fleet_run.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// linked, other-partner, not-linked, unreadable: what --only takes.
std::vector<std::string> const& link_states();

// How `status` answers; with `only`, just the tenants in that state (the summary counts all).
FleetReport status_report(std::optional<std::string> const& only);

// Reads one tenant's link into its outcome. What cannot be read becomes `unreadable` with its
// error.
void read_link(TenantWork& tenant, core::Clock const& clock);

} // namespace partnerctl::cli
