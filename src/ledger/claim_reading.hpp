#pragma once

#include "ledger/connection.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/ledger/claim_book.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::ledger {

// How often it was changed. It must be there.
long long revision_of(Connection& connection, long long number);

// The last number that a claim was given, be the claim still there or not; 0: none ever was.
long long last_number(Connection& connection);

// A claim that is there, whole. Within a Snapshot or a Transaction, as the others here: it takes
// several statements.
cpor::KeptClaim read_claim(Connection& connection, long long number);
// All of them by their numbers, with as many statements as for one.
std::vector<cpor::KeptClaim> read_claims(Connection& connection);

std::optional<ImportedFile> read_import(Connection& connection, std::string const& sha256);

// The digests of all proofs that a claim has.
std::vector<std::string> proof_digests(Connection& connection);

} // namespace partnerctl::ledger
