#pragma once

#include "partnerctl/fleet/outcome.hpp"

namespace partnerctl::fleet {

// Who is told of each outcome as its tenant ends, in the order of ending and never by two threads
// at once: the ledger, the jsonl output, the progress line.
class Recorder {
public:
  virtual ~Recorder() = default;
  virtual void ended(Outcome const& outcome) = 0;
};

} // namespace partnerctl::fleet
