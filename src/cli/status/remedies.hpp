#pragma once

#include "partnerctl/fleet/outcome.hpp"
#include "partnerctl/output/report_page.hpp"

#include <vector>

namespace partnerctl::cli {

// What helps a tenant whose link or access is not as it should be; empty where nothing has to be
// done.
std::vector<output::Remedy> remedies_of(fleet::Outcome const& outcome);

} // namespace partnerctl::cli
