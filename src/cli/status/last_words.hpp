#pragma once

#include "cli/end_of_run.hpp"
#include "cli/status/baseline.hpp"

namespace partnerctl::cli {

// What status has to say at the end: what changed, and what earns nothing with what helps, or that
// this was not checked.
void add_status_words(std::vector<fleet::Outcome> const& outcomes, Baseline const& baseline,
                      bool access, LastWords& words);

// For each link that is in place and of which an earlier check found that it earns nothing: when,
// why, and what helps.
void add_earning_concerns(std::vector<fleet::Outcome> const& outcomes, LastWords& words);

} // namespace partnerctl::cli
