#pragma once

#include "cpor/claim/claim_fields.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A column of CSV: a member of the claim, or of one of its workloads.
struct ClaimColumn {
  std::string name{};
  ClaimField const* field = nullptr;
  std::string Workload::*of_workload = nullptr;
};

// In the order of the portal's wizard.
std::vector<ClaimColumn> const& claim_columns();

// The column that a header means: its name, the member's in JSON, or what the portal calls a
// workload; whatever case and blanks. nullptr where it means none.
ClaimColumn const* claim_column_of(std::string_view header);
// The one of kept_members() that a header is; empty: none.
std::string kept_member_of(std::string_view header);

// The three cells of a line that say which workloads there are: one each, or in each as many,
// divided by ';'.
using WorkloadCells = Workload;

// Adds the workloads of a line to those of its claim; what is wrong with the cells, or nullopt.
std::optional<std::string> add_workloads(WorkloadCells const& cells, std::vector<Workload>& to);

} // namespace partnerctl::cpor
