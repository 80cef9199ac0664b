#pragma once

#include "cli/doctor/check.hpp"
#include "cli/doctor/survey.hpp"
#include "partnerctl/core/environment.hpp"

namespace partnerctl::cli::doctor {

// Which of HTTPS_PROXY and NO_PROXY apply to each host, and whether the proxy opens a way to it.
Checks check_proxy(Survey const& survey, core::Environment const& environment);

} // namespace partnerctl::cli::doctor
