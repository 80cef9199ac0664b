#pragma once

#include "partnerctl/cpor/evidence.hpp"
#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <optional>
#include <set>
#include <string>

namespace partnerctl::cpor {

// What a claim and a row of evidence are compared by, written alike on both sides. Empty is
// unknown, and contradicts nothing.
struct MatchKeys {
  // The portal's: all that a claim ever had, a row's one.
  std::set<std::string> numbers{};
  // A GUID, or a domain where a row has one in its place.
  std::string tenant{};
  std::string domain{};
  std::string name{};
  std::string partner_id{};
  std::optional<PartnerRole> role{};
  std::optional<SolutionArea> area{};
  std::set<std::string> workloads{};
  // Whether one of them is in words that the catalogue does not know: it may be any.
  bool has_unknown_workload = false;
  std::set<std::string> subscriptions{};
};

MatchKeys keys_of(KeptClaim const& kept);
MatchKeys keys_of(EvidenceRow const& row);

// A portal's number as it is compared.
std::string number_key(std::string_view number);
// A workload's name as it is compared, by the built-in catalogue: "Microsoft Teams" is "Teams",
// "EXO" is "Exchange Online".
std::string workload_key(std::string_view name);

bool have_common(std::set<std::string> const& a, std::set<std::string> const& b);
// Both known, and nothing in common.
bool contradict(std::set<std::string> const& a, std::set<std::string> const& b);

bool is_same_tenant(MatchKeys const& claim, MatchKeys const& row);
bool is_of_another_tenant(MatchKeys const& claim, MatchKeys const& row);
bool is_of_another_partner(MatchKeys const& claim, MatchKeys const& row);
// Whether the row is of another role, area or subscription than the claim.
bool is_of_another_kind(MatchKeys const& claim, MatchKeys const& row);
// Whether the row is surely for none of the claim's workloads.
bool is_for_other_workloads(MatchKeys const& claim, MatchKeys const& row);
// Whether the row is called otherwise than the claim, or for other workloads: where nothing but the
// tenant and the role speaks for it, it is another claim.
bool is_another_claim(MatchKeys const& claim, MatchKeys const& row);

} // namespace partnerctl::cpor
