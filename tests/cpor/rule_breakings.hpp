#pragma once

#include "cpor/claim_bench.hpp"

#include <string>
#include <vector>

namespace partnerctl::test {

// One way to break one rule, and nothing else.
struct Breaking {
  std::string rule{};
  std::string field{};
  cpor::PartnerRole role = cpor::PartnerRole::use_or_consume;
  void (*break_it)(ClaimBench&) = nullptr;
};

std::vector<Breaking> breakings_of_parties();
std::vector<Breaking> breakings_of_workloads();
std::vector<Breaking> breakings_of_contacts();
std::vector<Breaking> breakings_of_proofs();
std::vector<Breaking> breakings_of_the_rest();

// All of them; each rule has one at the least.
std::vector<Breaking> const& breakings();

} // namespace partnerctl::test
