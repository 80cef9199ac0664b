#pragma once

#include "cli/fleet_options.hpp"
#include "cli/tenant_choice.hpp"
#include "partnerctl/fleet/claims.hpp"
#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/fleet/selection.hpp"

#include <stop_token>
#include <vector>

namespace partnerctl::cli {

// Notes whom a row's first reading was made as. Throws where the tenant that the token proved to be
// for is excluded or another row's already: with the outcome marked as merged (it is in no output),
// or, where the two rows ask for different things, with an error that names both. `rows`: all of
// the run, by their index.
void note_identity(core::Identity const& identity, fleet::Assignment const& assignment,
                   std::vector<fleet::Assignment> const& rows, std::set<core::Guid> const& excluded,
                   fleet::Outcome& outcome, fleet::Claims& claims);

// Where two rows could prove to be one tenant and yet ask for different things: signs in to every
// domain's tenant (the tokens are kept for the run, so no call is made twice) and throws a usage
// error that names both rows, before anything is written. Does nothing in the common case that all
// rows ask for the same.
void check_one_tenant_twice(std::vector<fleet::Assignment> const& assignments,
                            FleetOptions const& options, Services& services,
                            std::stop_token const& stop);

} // namespace partnerctl::cli
