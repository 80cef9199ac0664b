#pragma once

#include "cli/doctor/check.hpp"
#include "cli/doctor/survey.hpp"

namespace partnerctl::cli::doctor {

// Whether each endpoint of the cloud answers as itself to a question without any credential.
Checks check_endpoints(Survey const& survey);

} // namespace partnerctl::cli::doctor
