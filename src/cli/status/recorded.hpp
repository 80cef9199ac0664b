#pragma once

#include "cli/fleet_options.hpp"
#include "cli/status/baseline.hpp"
#include "cli/status/report.hpp"
#include "partnerctl/core/exit_code.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <vector>

namespace partnerctl::cli {

// `status --recorded`: what the ledger last knew of each tenant and identity, without a sign-in and
// without a call. A tenant that was named and of which nothing is recorded is unreadable, and says
// so. Selection is by name: a tenant is found by its GUID and by what it was called when it was
// recorded. Throws a usage error for --all-tenants, which only a sign-in could answer.
std::vector<fleet::Outcome> recorded_links(FleetOptions const& options, WantedPartner const& wanted,
                                           Services& services);

} // namespace partnerctl::cli
