#pragma once

#include "cpor/claim/claim_columns.hpp"
#include "cpor/claim/claim_list.hpp"
#include "partnerctl/core/csv.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// A column of a text. Neither of the two: it has no name, and may have no values.
struct Heading {
  std::string name{};
  ClaimColumn const* column = nullptr;
  // Which of kept_members() it is; empty: none.
  std::string kept{};
};

// The first record of CSV, as columns. Nothing, where no line can be read by it: what is wrong with
// it has gone to the list.
std::vector<Heading> read_claim_header(core::CsvRecord const& record, ClaimList& list);

} // namespace partnerctl::cpor
