#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/cpor/kept_claim.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::ledger {

// The number of the claim that is meant; ClaimBook::get says how it may be named, and what is
// thrown.
long long find_claim(Connection& connection, std::string_view id);

// Another claim than that one of which something that counts says that portal's number; nullopt for
// no number, too. Within a Snapshot or a Transaction.
std::optional<long long> other_holder(Connection& connection, long long number,
                                      std::string_view portal_number);
// Throws a conflict where there is one.
void check_number_free(Connection& connection, long long number, std::string_view portal_number);

// The one of a claim's proofs that is meant: by its digest, as much of its beginning as is clear,
// or its name. not_found with the nearest name, a usage error that lists them where it is several.
cpor::Proof const& find_proof(cpor::KeptClaim const& kept, std::string_view proof);

} // namespace partnerctl::ledger
