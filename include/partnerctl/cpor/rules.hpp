#pragma once

#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/clocks.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/proof_policy.hpp"
#include "partnerctl/cpor/proof_reading.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

enum class Severity { error, warning };
// "error", "warning".
std::string_view to_string(Severity severity);

// A proof and what was read in it; parallel to KeptClaim::proofs.
struct ReadProof {
  Proof proof{};
  ProofReading reading{};
};

// Another claim of the own ledger, for duplicates and competing claims.
struct OtherClaim {
  KeptClaim const* kept = nullptr;
  Standing standing{};
};

// All that the rules look at; nothing is asked of anybody.
struct Examined {
  KeptClaim const* kept = nullptr;
  Standing standing{};
  std::vector<ReadProof> proofs{};
  // Of the same customer at the least (ClaimsByTenant), or all. The claim itself may be among them.
  std::span<OtherClaim const> others{};
  Catalogue const* catalogue = nullptr;
  ProofPolicy policy{};
  // The partner's own tenants, lower case.
  std::set<std::string> own_tenants{};
  Clocks clocks{};
  core::Date today{};

  Claim const& claim() const { return kept->claim; }
  // submission_of() it.
  core::Date submission() const;
};

// One place where a claim breaks a rule.
struct Hit {
  // "customer.tenantId", "workloads[1].subscriptionId", "proofs[0]"; empty: the claim as a whole.
  std::string field{};
  // What is wrong and what to do, as a sentence without a full stop.
  std::string says{};
};

// One rule, as data: what it is called, how grave it is, by whose word, and a pure function that
// finds what breaks it.
struct Rule {
  std::string_view id{};
  Severity severity = Severity::error;
  // What it asks for, for the reference: "The customer's tenant ID is a GUID".
  std::string_view asks{};
  // "submit-osa-claim (Oct 2023)", "incentives-customer-association-issues (Oct 2023)", "ours".
  std::string_view source{};
  std::vector<Hit> (*find)(Examined const&) = nullptr;
};

// In the order of the wizard: who and what, workloads, contacts, proofs, acknowledgements, others.
std::span<Rule const> rules();

struct Finding {
  std::string rule{};
  Severity severity = Severity::error;
  std::string field{};
  std::string says{};
  std::string source{};
};

// What every rule finds, in their order.
std::vector<Finding> check(Examined const& examined);
bool has_errors(std::vector<Finding> const& findings);

} // namespace partnerctl::cpor
