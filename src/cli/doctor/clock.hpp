#pragma once

#include "cli/doctor/check.hpp"
#include "cli/doctor/survey.hpp"

namespace partnerctl::cli::doctor {

// This machine's clock against the Date of the authority's and the resource manager's answers.
Checks check_clock(Survey const& survey);

} // namespace partnerctl::cli::doctor
