#pragma once

#include "partnerctl/ledger/run.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// A sentence for each roster that is not what it was when the run read it: the run goes on with the
// rows of then.
std::vector<std::string> changed_sources(std::vector<ledger::Source> const& sources);

} // namespace partnerctl::cli
