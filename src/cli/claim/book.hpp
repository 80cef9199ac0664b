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

// To look at them: nullopt where there is no ledger yet.
std::optional<ledger::ClaimBook> existing_claim_book(Services& services);

// All claims there are; none where there is no ledger yet.
std::vector<cpor::KeptClaim> kept_claims(Services& services);

} // namespace partnerctl::cli
