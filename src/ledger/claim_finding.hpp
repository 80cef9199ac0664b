#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/cpor/kept_claim.hpp"

#include <string_view>

namespace partnerctl::ledger {

// The number of the claim that is meant; ClaimBook::get says how it may be named, and what is
// thrown.
long long find_claim(Connection& connection, std::string_view id);

// The one of a claim's proofs that is meant: by its digest, as much of its beginning as is clear,
// or its name. not_found with the nearest name, a usage error that lists them where it is several.
cpor::Proof const& find_proof(cpor::KeptClaim const& kept, std::string_view proof);

} // namespace partnerctl::ledger
