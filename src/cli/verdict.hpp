#pragma once

#include "partnerctl/core/exit_code.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <vector>

namespace partnerctl::cli {

// Whether an outcome's word is a success: all but failed, refused, unreadable and not-started.
bool is_success(fleet::Outcome const& outcome);

// What a run's end depends on beside its outcomes.
struct RunEnd {
  bool interrupted = false;
  // A --check found a difference.
  bool differs = false;
};

// The exit code of a fleet run: the first of the contract's list that applies. Pure.
core::ExitCode verdict(std::vector<fleet::Outcome> const& outcomes, RunEnd const& end);

} // namespace partnerctl::cli
