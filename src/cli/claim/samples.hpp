#pragma once

#include "partnerctl/ledger/claim_book.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// Gives a sandbox's ledger, once, a few claims in different states, and writes files to walk
// through the flow with into the folder: a proof, the portal's answers, a CSV of claims. Says so.
void add_samples(ledger::ClaimBook& book, std::string const& folder, Services& services);

} // namespace partnerctl::cli
