#pragma once

#include "cli/end_of_run.hpp"
#include "cli/services.hpp"

namespace partnerctl::cli {

// What the ledger knows from an earlier `status --access` of the links that are in place now: those
// that earn nothing, with what helps. It costs the run no call.
void add_earlier_earning(std::vector<fleet::Outcome> const& outcomes, Services& services,
                         LastWords& words);

} // namespace partnerctl::cli
