#pragma once

#include "cli/fleet_options.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <map>
#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::cli {

// The tenants of one run, in roster order.
struct TenantChoice {
  std::vector<fleet::Assignment> assignments{};
  // Assignments not to be written to, by index, and why.
  std::map<std::size_t, std::string> skipped{};
  // Tenants that --exclude names otherwise than the rows do: whoever proves to be one of them is
  // left out.
  std::set<core::Guid> excluded{};
};

// Checks how the tenants are named, without reading or sending anything: options that exclude each
// other, a --tenant that names a file, an application that asks for --all-tenants.
void check_tenant_options(FleetOptions const& options, Services& services);

// Reads rosters, asks ARM for --all-tenants, resolves `home`, and selects. Contract: "Selecting
// tenants". Throws a usage error for a selection that is wrong anywhere or ends empty.
TenantChoice choose_tenants(FleetOptions const& options, WantedPartner const& wanted,
                            Services& services, std::stop_token const& stop);

} // namespace partnerctl::cli
