#pragma once

#include "cli/doctor/check.hpp"

namespace partnerctl::cli {
class Services;
}

namespace partnerctl::cli::doctor {

// Whether the record of runs can be read and written; nothing of it is made or changed.
Checks check_ledger(Services& services);

} // namespace partnerctl::cli::doctor
