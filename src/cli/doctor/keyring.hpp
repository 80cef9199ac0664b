#pragma once

#include "cli/doctor/check.hpp"

namespace partnerctl::cli {
class Services;
}

namespace partnerctl::cli::doctor {

// Whether the system's keyring answers, and where a person's sign-in would be kept.
Checks check_keyring(Services& services, bool is_sandbox);

} // namespace partnerctl::cli::doctor
