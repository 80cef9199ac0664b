#pragma once

#include "cli/doctor/check.hpp"
#include "cli/doctor/survey.hpp"

#include <stop_token>

namespace partnerctl::cli::doctor {

// Each way to sign in, in the order of `auto`: what is configured gets a real token for ARM in its
// own tenant, asks nobody, and keeps nothing. The last check says which one commands use. Throws
// cancelled on a stop, nothing else.
Checks check_credentials(Services& services, Survey const& survey, bool offline,
                         std::stop_token const& stop);

} // namespace partnerctl::cli::doctor
