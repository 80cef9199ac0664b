#pragma once

#include "partnerctl/cpor/status.hpp"
#include "partnerctl/cpor/successors.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What may follow one workload of a claim.
struct Candidate {
  Successor successor{};
  Status status = Status::draft;
  // What may follow several workloads, and follows one of them; empty: it is for this one alone.
  std::string place{};
};
using Candidates = std::vector<Candidate>;

// For each workload the one that has got furthest, parallel to `all`. Each place goes to one: first
// of those that took over, and in the given order of the workloads.
std::vector<std::optional<Successor>> allotted(std::vector<Candidates> const& all,
                                               std::vector<std::size_t> const& order);

} // namespace partnerctl::cpor
