#pragma once

#include "cli/doctor/check.hpp"
#include "cli/doctor/survey.hpp"

namespace partnerctl::cli::doctor {

// The certificate chain of each host: accepted or not and why, who issued it, and whether somebody
// between here and Microsoft did.
Checks check_tls(Survey const& survey);

} // namespace partnerctl::cli::doctor
