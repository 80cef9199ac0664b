#pragma once

#include "partnerctl/ledger/ledger.hpp"

namespace partnerctl::cli {

class Services;

// The ledger in which a run is looked up; not_found where there is none yet.
ledger::Ledger recorded_ledger(Services& services);

} // namespace partnerctl::cli
