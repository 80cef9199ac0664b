#include "cpor/evidence/match_keys.hpp"

#include "cpor/claim/workload_name.hpp"
#include "cpor/evidence/evidence_ids.hpp"
#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <unordered_map>

namespace partnerctl::cpor {
namespace {

void add(std::set<std::string>& keys, std::string key) {
  if (!key.empty()) {
    keys.insert(std::move(key));
  }
}

std::string id_key(std::string_view id) {
  return core::to_lower(plain_id(id));
}

// A role says its area, where the area itself is in words that nobody knows.
std::optional<SolutionArea> area_key(std::string_view area, std::optional<PartnerRole> role) {
  auto const known = area_of(area);
  return known || !role ? known : std::optional(facts_of(*role).area);
}

std::string own_workload_key(std::string_view name) {
  return core::folded(folded_workload(name));
}

// What the catalogue knows by several names: "EXO" is "Exchange Online".
std::unordered_map<std::string, std::string> listed_workloads() {
  std::unordered_map<std::string, std::string> listed;
  for (auto const& entry : built_in_catalogue().entries) {
    for (auto const& name : folded_names(entry)) {
      listed.try_emplace(own_workload_key(name), own_workload_key(entry.name));
    }
  }
  return listed;
}

std::unordered_map<std::string, std::string> const& listed() {
  static auto const k_listed = listed_workloads();
  return k_listed;
}

} // namespace

std::string number_key(std::string_view number) {
  return id_key(number);
}

std::string workload_key(std::string_view name) {
  auto const key = own_workload_key(name);
  auto const found = listed().find(key);
  return found == listed().end() ? key : found->second;
}

MatchKeys keys_of(KeptClaim const& kept) {
  auto const& claim = kept.claim;
  MatchKeys keys{.tenant = id_key(claim.customer_tenant_id),
                 .domain = id_key(claim.customer_domain),
                 .name = core::folded(claim.name),
                 .partner_id = id_key(claim.partner_id),
                 .role = role_of(claim.partner_role)};
  keys.area = area_key(claim.solution_area, keys.role);
  for (auto const& workload : claim.workloads) {
    add(keys.workloads, workload_key(workload.name));
    add(keys.subscriptions, id_key(workload.subscription_id));
  }
  for (auto const& event : kept.history) {
    add(keys.numbers, number_key(event.portal_number));
  }
  return keys;
}

MatchKeys keys_of(EvidenceRow const& row) {
  auto const role = role_of(row.partner_role);
  MatchKeys keys{.tenant = id_key(row.customer_tenant_id),
                 .name = core::folded(row.claim_name),
                 .partner_id = id_key(row.partner_id),
                 .role = role ? role : role_of(row.engagement)};
  keys.area = area_key(row.solution_area, keys.role);
  add(keys.numbers, number_key(row.portal_number));
  add(keys.subscriptions, id_key(row.subscription_id));
  for (auto const& workload : row.workloads) {
    auto const key = workload_key(workload);
    keys.has_unknown_workload = keys.has_unknown_workload || !listed().contains(key);
    add(keys.workloads, key);
  }
  return keys;
}

bool have_common(std::set<std::string> const& a, std::set<std::string> const& b) {
  return std::any_of(a.begin(), a.end(), [&](auto const& key) { return b.contains(key); });
}

bool contradict(std::set<std::string> const& a, std::set<std::string> const& b) {
  return !a.empty() && !b.empty() && !have_common(a, b);
}

bool is_same_tenant(MatchKeys const& claim, MatchKeys const& row) {
  return !row.tenant.empty() && (row.tenant == claim.tenant || row.tenant == claim.domain);
}

bool is_of_another_tenant(MatchKeys const& claim, MatchKeys const& row) {
  return !row.tenant.empty() && !claim.tenant.empty() && !is_same_tenant(claim, row);
}

bool is_of_another_partner(MatchKeys const& claim, MatchKeys const& row) {
  return !claim.partner_id.empty() && !row.partner_id.empty() && claim.partner_id != row.partner_id;
}

bool is_of_another_kind(MatchKeys const& claim, MatchKeys const& row) {
  return (claim.role && row.role && claim.role != row.role) ||
         (claim.area && row.area && claim.area != row.area) ||
         contradict(claim.subscriptions, row.subscriptions);
}

bool is_for_other_workloads(MatchKeys const& claim, MatchKeys const& row) {
  return !row.has_unknown_workload && contradict(claim.workloads, row.workloads);
}

bool is_another_claim(MatchKeys const& claim, MatchKeys const& row) {
  bool const has_other_name = !claim.name.empty() && !row.name.empty() && claim.name != row.name;
  return has_other_name || is_for_other_workloads(claim, row);
}

} // namespace partnerctl::cpor
