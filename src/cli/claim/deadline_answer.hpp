#pragma once

#include "cli/claim/view.hpp"

#include <string>
#include <vector>

namespace partnerctl::cli {

// A deadline and the claim that it is of.
struct DueClaim {
  cpor::Deadline deadline{};
  ViewedClaim const* viewed = nullptr;
};

// The day, and whether it has passed (csv: the day alone); empty for nullptr: nothing is due.
output::Cell due_cell(cpor::Deadline const* deadline);

// DUE CLAIM CUSTOMER WHOSE WHAT SINCE SOURCE NEXT; csv and tsv also KIND, OVERDUE, TENANT-ID.
std::vector<output::Column> deadline_columns();

// One row a deadline. What it is given is to outlive it.
ClaimAnswer deadline_answer(std::vector<DueClaim> const& due);

} // namespace partnerctl::cli
