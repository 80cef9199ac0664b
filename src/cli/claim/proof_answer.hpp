#pragma once

#include "cli/claim/read_proofs.hpp"
#include "cli/claim/view.hpp"

#include <string>

namespace partnerctl::cli {

// ELEMENT FOUND NOTE: what a reviewer looks for in a proof.
std::vector<output::Column> proof_columns();

// By which days a proof is judged.
struct ProofDays {
  core::Date today{};
  // cpor::submission_of the claim: as claim check judges.
  core::Date submission{};
};

// One object, a row an element. What it is given is to outlive it.
ClaimAnswer proof_answer(std::string const& schema, cpor::KeptClaim const& kept,
                         cpor::ReadProof const& proof, ProofDays const& days);

// What a reviewer would miss, in a sentence; empty: nothing.
std::string missing_text(cpor::ReadProof const& proof, ProofDays const& days);

} // namespace partnerctl::cli
