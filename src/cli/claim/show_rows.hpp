#pragma once

#include "cli/claim/view.hpp"

namespace partnerctl::cli {

// A claim for a person to read: FIELD and VALUE, first where it stands and what is due, then what
// it says in the order of the portal's wizard, its proofs, and its history. Fields that are empty
// are left out.
std::vector<std::vector<output::Cell>> show_rows(ViewedClaim const& viewed);

} // namespace partnerctl::cli
