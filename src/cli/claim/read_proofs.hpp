#pragma once

#include "cli/claim/settings.hpp"
#include "partnerctl/cpor/rules.hpp"
#include "partnerctl/ledger/claim_book.hpp"

#include <cstddef>
#include <stop_token>
#include <vector>

namespace partnerctl::cli {

class Services;

// More than any paper has; what is larger is refused when it is attached.
inline constexpr std::size_t k_most_proof_bytes = std::size_t{256} << 20U;

// Reads the kept copy of a proof of that claim, after comparing it with the digest that was written
// down when it was attached. A stop leaves it unread, and the reading says so.
cpor::ReadProof read_proof(cpor::Proof const& proof, cpor::Claim const& claim,
                           ledger::ClaimBook const& book, ClaimSettings const& settings,
                           Services& services, std::stop_token const& stop);

// The same of all of a claim's proofs, in the order of KeptClaim::proofs. Throws a cancelled error
// where it is stopped.
std::vector<cpor::ReadProof> read_proofs(cpor::KeptClaim const& kept, ledger::ClaimBook const& book,
                                         ClaimSettings const& settings, Services& services,
                                         std::stop_token const& stop);

} // namespace partnerctl::cli
