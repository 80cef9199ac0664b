#pragma once

#include "cli/claim/view.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// All that a claim can be, in the order in which it goes through them.
std::vector<cpor::Status> claim_states();

// ID CUSTOMER ROLE STATUS SOURCE AS-OF DUE NEXT, and what csv and tsv add (contract).
std::vector<output::Column> claim_columns();

// One row a claim. What it is given is to outlive it.
ClaimAnswer claim_list_answer(std::string const& schema, std::vector<ViewedClaim> const& claims);

} // namespace partnerctl::cli
