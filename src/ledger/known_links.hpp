#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/ledger/run.hpp"

#include <string>
#include <vector>

namespace partnerctl::ledger {

// Ledger::known_links says what it returns.
std::vector<KnownLink> read_known_links(Connection& connection, std::string const& cloud,
                                        core::TimePoint until, std::string const& detail);

} // namespace partnerctl::ledger
