#pragma once

#include "cli/end_of_run.hpp"
#include "cli/status/baseline.hpp"

namespace partnerctl::cli {

// What status has to say at the end: what changed, and what earns nothing with what helps, or that
// this was not checked.
void add_status_words(std::vector<fleet::Outcome> const& outcomes, Baseline const& baseline,
                      bool access, LastWords& words);

// Each link that is in place and earns nothing, or by more access than that needs: why, and what
// helps. `lead` stands before each cause, and then the day of the check after it.
void add_earning_concerns(std::vector<fleet::Outcome> const& outcomes, LastWords& words,
                          std::string const& lead = {});

// The same, how many earn, and which may be under an Enterprise Agreement.
void add_earning_words(std::vector<fleet::Outcome> const& outcomes, LastWords& words);

} // namespace partnerctl::cli
