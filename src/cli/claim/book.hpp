#pragma once

#include "partnerctl/ledger/claim_book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cli {

class Services;

// The claims of the chosen ledger, to change them; made where there is none yet. A usage error for
// --ledger none. In the sandbox a new ledger has a few claims of its own.
ledger::ClaimBook claim_book(Services& services);

// To look at them: nullopt where nothing was ever kept. A usage error for --ledger none, and for a
// ledger that somebody named and that is not there.
std::optional<ledger::ClaimBook> existing_claim_book(Services& services);

// All claims there are; errors as above.
std::vector<cpor::KeptClaim> kept_claims(Services& services);

// The same for who was asked for something else: none, too, where there is no such ledger.
std::vector<cpor::KeptClaim> claims_by_the_way(Services& services);

} // namespace partnerctl::cli
