#pragma once

#include "cli/job_summary.hpp"
#include "cli/services.hpp"

namespace partnerctl::cli {

// On GitHub Actions and Azure Pipelines: annotations for a finished run's troubled tenants, and the
// job's summary. Elsewhere nothing. What cannot be written is said on stderr and changes nothing.
void report_to_ci(FinishedRun const& run, Services& services);

} // namespace partnerctl::cli
