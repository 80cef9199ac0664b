#pragma once

#include "cli/fleet_report.hpp"

#include <string>

namespace partnerctl::cli {

// How `attest` answers: what status says, and the name of each tenant's evidence in the bundle.
FleetReport attest_report();

// "tenants/5a4d0000-0000-4000-8000-000000000001": without its ending. By the tenant's ID where it
// is known, so that it says the same in every bundle.
std::string evidence_name(fleet::Outcome const& outcome);

} // namespace partnerctl::cli
