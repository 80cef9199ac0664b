#pragma once

#include "cli/fleet_run.hpp"
#include "cli/status/baseline.hpp"
#include "partnerctl/pal/earning.hpp"

#include <optional>

namespace partnerctl::cli {

// Sets what the link's reading comes to (linked, other-partner, not-linked) and why: `after` is the
// partner that is linked, `wanted` the one that should be, where one should.
void set_link_state(fleet::Outcome& outcome);

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
