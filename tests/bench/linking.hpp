#pragma once

#include "bench/table.hpp"

#include <vector>

namespace partnerctl::bench {

// How new links are made in one measurement: so many tenants, so many at once, against a sandbox
// that answers after so long and fails so often.
struct Fleet {
  int tenants = 0;
  int parallel = 0;
  int throttle_percent = 0;
  int fail_percent = 0;
  // Else `--ledger none`: what keeping a record costs is the difference.
  bool ledger = true;
  int runs = 0;
};

// Both throw std::runtime_error when the sandbox does not start or tenants are not linked, more
// than chance explains where calls fail on purpose.

// `link-pal -t` of one tenant over TLS, no latency: what a single command costs, with a ledger that
// is there already and without one, taking turns.
std::vector<Row> one_tenant();

// `link-pal -f` of a whole roster at 80 ms a call, a fresh sandbox for each run.
Row fleet(Fleet const& fleet);

} // namespace partnerctl::bench
