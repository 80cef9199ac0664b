#pragma once

#include "partnerctl/ledger/claim_book.hpp"

#include <string>

namespace partnerctl::cli {

class Services;

// The claims of the chosen ledger, for a command that is about one of them: not_found, with what
// makes a claim, where there is no ledger yet. asked_by: the option that asks for one ("--from").
ledger::ClaimBook needed_claim_book(Services& services, std::string const& asked_by = {});

} // namespace partnerctl::cli
