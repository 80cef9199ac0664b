#pragma once

#include "cli/fleet_run.hpp"
#include "cli/status/baseline.hpp"
#include "partnerctl/pal/earning.hpp"

#include <optional>

namespace partnerctl::cli {

// Reads one tenant's link into its outcome. What cannot be read becomes `unreadable` with its
// error.
void read_link(TenantWork& tenant, core::Clock const& clock);

// Reads what the identity may do there, and notes what the link earns by it. After read_link;
// nullopt where that could not read the tenant.
std::optional<pal::TenantAccess> read_earning(TenantWork& tenant, pal::EarningRoles const& table,
                                              core::Clock const& clock);

// Notes what changed against the baseline. After read_link.
void note_change(fleet::Outcome& outcome, Baseline const& baseline);

} // namespace partnerctl::cli
