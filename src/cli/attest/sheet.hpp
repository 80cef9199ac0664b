#pragma once

#include "cli/attest/evidence.hpp"
#include "partnerctl/output/sheet_page.hpp"

namespace partnerctl::cli {

// The same evidence for a person to read and print.
output::SheetPage evidence_sheet(fleet::Outcome const& outcome, Evidence const& evidence,
                                 RunFacts const& facts);

} // namespace partnerctl::cli
