#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/ledger/run.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::ledger {

// The ID of the one run that begins so; Ledger::run says what is thrown for none and for several.
std::string find_run(Connection& connection, std::string_view beginning);

bool has_run(Connection& connection, std::string const& id);

std::vector<RunSummary> read_runs(Connection& connection, std::size_t most);

// A run that is there.
Run read_run(Connection& connection, std::string const& id);

} // namespace partnerctl::ledger
