#pragma once

#include "partnerctl/cpor/rules.hpp"

#include <span>

namespace partnerctl::cpor {

// The rules of each group, in their order; together they are rules().
std::span<Rule const> rules_of_claims();
std::span<Rule const> rules_of_customers();
std::span<Rule const> rules_of_workloads();
std::span<Rule const> rules_of_subscriptions();
std::span<Rule const> rules_of_contacts();
std::span<Rule const> rules_of_revenue();
std::span<Rule const> rules_of_lines();
std::span<Rule const> rules_of_proofs();
std::span<Rule const> rules_of_proof_dates();
std::span<Rule const> rules_of_proof_words();
std::span<Rule const> rules_of_acknowledgements();
std::span<Rule const> rules_of_others();
std::span<Rule const> rules_of_submission();

} // namespace partnerctl::cpor
