#pragma once

#include "partnerctl/cpor/rules.hpp"

#include <deque>
#include <set>
#include <string>
#include <vector>

namespace partnerctl::test {

// A claim and all that the rules look at beside it, to be broken in one place.
struct ClaimBench {
  cpor::KeptClaim kept{};
  cpor::Standing standing{};
  std::vector<cpor::ReadProof> proofs{};
  std::deque<cpor::KeptClaim> neighbours{};
  std::vector<cpor::OtherClaim> others{};
  cpor::Catalogue catalogue{};
  cpor::ProofPolicy policy{};
  std::set<std::string> own_tenants{};
  cpor::Clocks clocks{};
  core::Date today{};
  // Whether Ann accepts the acknowledgements for whatever the claim is when it is examined.
  bool is_accepted = true;

  cpor::Claim& claim() { return kept.claim; }
  cpor::ReadProof& proof() { return proofs.front(); }
  // One more proof that says all that the first does.
  cpor::ReadProof& add_proof(std::string const& name);
  // A claim of the same book that says the same, with a status; changed by the caller.
  cpor::KeptClaim& add_other(std::string const& id, cpor::Status status);

  // Accepts, and gives what the rules are asked with; valid while this is not changed.
  cpor::Examined examined();
  std::vector<cpor::Finding> findings();
};

core::Date day(std::string_view text);

// A claim of that role to which no rule has anything to say, on 2026-11-22.
ClaimBench perfect(cpor::PartnerRole role);

// "rule at field" of each finding, for comparisons.
std::vector<std::string> places(std::vector<cpor::Finding> const& findings);
// The sentences of one rule.
std::vector<std::string> said_by(std::string_view rule, std::vector<cpor::Finding> const& findings);

} // namespace partnerctl::test
