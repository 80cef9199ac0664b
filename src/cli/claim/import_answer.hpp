#pragma once

#include "cli/claim/view.hpp"
#include "partnerctl/cpor/reconcile.hpp"

namespace partnerctl::cli {

// RESULT CLAIM LINE STATUS WAS NOTE; csv and tsv also MATCHED-BY, CUSTOMER, TENANT-ID and
// PORTAL-NUMBER.
std::vector<output::Column> import_columns();

// Updates first, then conflicts, associations without a claim, rows without a status, claims
// without an association. What it is given is to outlive it.
ClaimAnswer import_answer(cpor::Reconciliation const& found, cpor::Evidence const& evidence,
                          std::vector<cpor::KeptClaim> const& claims, bool dry_run);

} // namespace partnerctl::cli
