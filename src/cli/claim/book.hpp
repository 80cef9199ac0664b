#pragma once

#include "partnerctl/ledger/claim_book.hpp"

#include <functional>
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

// The same for a command that is about one of them: not_found, with what makes a claim, where there
// is none yet. asked_by: the option that asks for one ("--from").
ledger::ClaimBook needed_claim_book(Services& services, std::string const& asked_by = {});
// The same to change it, where it can be written: else an error before anything is asked or done.
ledger::ClaimBook claim_book_to_change(Services& services);

// What is to be said of a claim as it stands; may throw where nothing is to be.
using Decide = std::function<cpor::Event(cpor::KeptClaim const&)>;

// Adds the event that is decided on a claim, and returns the claim as it then is. Where somebody
// else was first it looks again and decides anew, as a person would, a few times.
cpor::KeptClaim add_decided(ledger::ClaimBook& book, std::string const& id, Decide const& decide);

// The same once, for an event that is right of the claim as it was seen and of no other: a conflict
// names what came in between.
cpor::KeptClaim add_as_seen(ledger::ClaimBook& book, std::string const& id, Decide const& decide);

// All claims there are; errors as above.
std::vector<cpor::KeptClaim> kept_claims(Services& services);

// The same for who was asked for something else: none, too, where there is no such ledger.
std::vector<cpor::KeptClaim> claims_by_the_way(Services& services);

} // namespace partnerctl::cli
