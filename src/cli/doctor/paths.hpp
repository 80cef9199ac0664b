#pragma once

#include "cli/doctor/check.hpp"

namespace partnerctl::cli {
class Services;
}

namespace partnerctl::cli::doctor {

// Folders and files: whether they can be used, and whether what is secret is this user's alone.
Checks check_paths(Services& services);

} // namespace partnerctl::cli::doctor
