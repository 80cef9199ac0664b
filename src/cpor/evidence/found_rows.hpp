#pragma once

#include "partnerctl/cpor/reconcile.hpp"

#include <vector>

namespace partnerctl::cpor {

// A row that found its claim.
struct FoundRow {
  EvidenceRow const* row = nullptr;
  MatchedBy by = MatchedBy::number;
};

// Of the rows that found one claim, those that can be meant.
struct RowsOfClaim {
  std::vector<FoundRow> rows{};
  // Another claim's, which is not in the ledger.
  std::vector<FoundRow> strangers{};
  std::vector<Conflict> conflicts{};
};

// Rows with several numbers, or names, are several claims of the portal: the one that fits best is
// meant, and where several do none. Where rows are surely the claim's, others of its tenant alone
// are not.
RowsOfClaim rows_of_one_claim(KeptClaim const& kept, std::vector<FoundRow> rows, Source source);

// The surest way in which any of them found its claim.
MatchedBy surest(std::vector<FoundRow> const& rows);

} // namespace partnerctl::cpor
