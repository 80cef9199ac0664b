#pragma once

#include "partnerctl/cpor/rules.hpp"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace partnerctl::cpor {

using Hits = std::vector<Hit>;

// By whose word a rule is.
inline constexpr std::string_view k_create_page = "submit-osa-claim (Oct 2023)";
inline constexpr std::string_view k_issues_page =
    "incentives-customer-association-issues (Oct 2023)";
inline constexpr std::string_view k_manage_page = "manage customer associations (Oct 2023)";
inline constexpr std::string_view k_template = "proof of execution template (2022)";
inline constexpr std::string_view k_ours = "ours";

// Nothing but blanks, those that nobody sees (U+00A0, U+200B, U+FEFF…) among them.
bool is_blank(std::string_view text);
bool has_blank(std::string_view text);

// A value of the claim as it may stand in a sentence: "'Teams'", on one line, harmless, shortened.
std::string as_quote(std::string_view value);

// "partnerctl claim acknowledge C-0042 …": the command that helps. A claim need not be kept yet.
std::string command_for(Examined const& examined, std::string_view verb,
                        std::string_view rest = {});

// One hit, or none.
Hits hit_if(bool broken, std::string_view field, std::string_view says);

// "workloads[1].name", "proofs[0]".
std::string workload_field(std::size_t index, std::string_view member);
std::string proof_field(std::size_t index);

// What a rule says of each workload, by its index: nothing where it is empty.
template <class Says>
Hits each_workload(Claim const& claim, std::string_view member, Says says) {
  Hits hits;
  for (std::size_t i = 0; i < claim.workloads.size(); ++i) {
    std::string text = says(i);
    if (!text.empty()) {
      hits.push_back({.field = workload_field(i, member), .says = std::move(text)});
    }
  }
  return hits;
}

// What a rule says of each proof: nothing where it is empty.
template <class Says>
Hits each_proof(Examined const& examined, Says says) {
  Hits hits;
  for (std::size_t i = 0; i < examined.proofs.size(); ++i) {
    std::string text = says(examined.proofs[i]);
    if (!text.empty()) {
      hits.push_back({.field = proof_field(i), .says = std::move(text)});
    }
  }
  return hits;
}

std::optional<PartnerRole> role_of(Claim const& claim);
// The area by which workloads are judged: what area and role say together. nullopt where neither
// is known, or where they disagree, which is a finding of its own.
std::optional<SolutionArea> judged_area(Claim const& claim);
bool is_of(Claim const& claim, SolutionArea area);

} // namespace partnerctl::cpor
