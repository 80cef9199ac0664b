#pragma once

#include "cli/claim/examination.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// CLAIM CHECK RESULT FIELD SAYS; csv and tsv also SOURCE, CUSTOMER and TENANT-ID.
std::vector<output::Column> check_columns();

// One object a claim; a row for each finding and each pre-flight check, and one for a claim with
// nothing to say. What it is given is to outlive it.
ClaimAnswer check_answer(std::string const& schema, std::vector<ExaminedClaim> const& claims,
                         Services& services);

// "C-0042 does not pass: 2 errors, 1 warning", "C-0042 passes".
std::string verdict_text(ExaminedClaim const& examined);

} // namespace partnerctl::cli
