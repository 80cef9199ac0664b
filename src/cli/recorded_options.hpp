#pragma once

#include "partnerctl/core/ids.hpp"
#include "partnerctl/core/json.hpp"

#include <set>
#include <string>

namespace partnerctl::cli {

// A run's decisive options as the ledger keeps them: what the command says (a JSON object), and the
// tenants that --exclude named otherwise than their rows do, which only their sign-in can tell.
std::string with_excluded(std::string const& options, std::set<core::Guid> const& excluded);
std::set<core::Guid> excluded_of(core::Json const& recorded);

} // namespace partnerctl::cli
