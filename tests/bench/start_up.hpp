#pragma once

#include "bench/table.hpp"

namespace partnerctl::bench {

// Whole processes from start to end: the two baselines, partnerctl's --version and --help, and
// `az --version` where there is an az. They take turns, so that a busy moment meets all of them.
Table start_up();

} // namespace partnerctl::bench
