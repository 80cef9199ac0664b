#pragma once

#include "cli/fleet_run.hpp"
#include "partnerctl/core/json.hpp"

namespace partnerctl::cli {

// What each fleet command does in a tenant, from the decisive options that its run recorded.
FleetWork link_pal_work(core::Json const& recorded, Services& services);
FleetWork unlink_pal_work(core::Json const& recorded);
FleetWork status_work(core::Json const& recorded, Services& services);

} // namespace partnerctl::cli
