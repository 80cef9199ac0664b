#pragma once

#include "cli/end_of_run.hpp"
#include "cli/fleet_report.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <functional>
#include <string>
#include <vector>

namespace partnerctl::cli {

// A run that is over, for those who read of it on the page of a CI job.
struct FinishedRun {
  std::vector<fleet::Outcome> const& outcomes;
  LastWords const& words;
  RunFacts const& facts;
  // What --check looks for; may be empty.
  std::function<bool(fleet::Outcome const&)> const& differs;
};

// Markdown of at most so many bytes: how many tenants ended how, and a table of those that are no
// success or not as wanted, each with its result, cause and remedy. Says how many did not fit.
// Empty where not even the beginning fits.
std::string job_summary(FinishedRun const& run, std::size_t most_bytes);

} // namespace partnerctl::cli
