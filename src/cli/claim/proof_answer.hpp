#pragma once

#include "cli/claim/read_proofs.hpp"
#include "cli/claim/view.hpp"

#include <string>

namespace partnerctl::cli {

// ELEMENT FOUND NOTE: what a reviewer looks for in a proof.
std::vector<output::Column> proof_columns();

// One object, a row an element. What it is given is to outlive it.
ClaimAnswer proof_answer(std::string const& schema, cpor::KeptClaim const& kept,
                         cpor::ReadProof const& proof, core::Date today);

// What a reviewer would miss, in a sentence; empty: nothing.
std::string missing_text(cpor::ReadProof const& proof, core::Date today);

} // namespace partnerctl::cli
