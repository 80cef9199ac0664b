#pragma once

#include "cli/doctor/check.hpp"

namespace partnerctl::cli {
class Services;
}

namespace partnerctl::cli::doctor {

// The configuration file with its keys, and what it and the environment choose: profile, cloud,
// partner ID, roster.
Checks check_configuration(Services& services);

} // namespace partnerctl::cli::doctor
