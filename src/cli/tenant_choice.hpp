#pragma once

#include "cli/fleet_options.hpp"
#include "partnerctl/fleet/roster.hpp"
#include "partnerctl/fleet/selection.hpp"
#include "partnerctl/ledger/run.hpp"

#include <set>
#include <stop_token>
#include <string>
#include <vector>

namespace partnerctl::cli {

// The tenants of one run, in roster order.
struct TenantChoice {
  std::vector<fleet::Assignment> assignments{};
  // Tenants that --exclude names otherwise than the rows do: whoever proves to be one of them is
  // left out.
  std::set<core::Guid> excluded{};
  // Rosters, and --all-tenants: where the rows came from.
  std::vector<ledger::Source> sources{};
  // Only some of the tenants were asked for by --shard, and these may be none.
  bool is_shard = false;
};

// Checks how the tenants are named, without reading or sending anything: options that exclude each
// other, a --tenant that names a file, an application that asks for --all-tenants.
void check_tenant_options(FleetOptions const& options, Services& services);

// What the options say of which tenants are selected, but --exclude, whose tenants may have to be
// resolved.
fleet::SelectionOptions selection_options(FleetOptions const& options, WantedPartner const& wanted);

// The tenants that --tenant and --tenants name, as they stand there: nothing is asked or resolved.
std::vector<fleet::Entry> named_tenants(FleetOptions const& options, Services& services);

// Reads rosters, asks ARM for --all-tenants, resolves `home`, and selects. Contract: "Selecting
// tenants". Throws a usage error for a selection that is wrong anywhere or ends empty; a shard may
// be empty.
TenantChoice choose_tenants(FleetOptions const& options, WantedPartner const& wanted,
                            Services& services, std::stop_token const& stop);

} // namespace partnerctl::cli
