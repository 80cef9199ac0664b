#include "partnerctl/cpor/successors.hpp"

#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"

#include <algorithm>

namespace partnerctl::cpor {
namespace {

std::string key_of(Claim const& claim, Workload const& workload) {
  return core::to_lower(claim.customer_tenant_id) + "\n" + claim.partner_role + "\n" +
         core::folded(workload.name);
}

} // namespace

Successors::Successors(std::vector<KeptClaim const*> const& claims) {
  for (auto const* kept : claims) {
    for (auto const& workload : kept->claim.workloads) {
      m_latest[key_of(kept->claim, workload)] = kept->id;
    }
  }
}

bool Successors::has_any(KeptClaim const& claim) const {
  auto const& workloads = claim.claim.workloads;
  return std::any_of(workloads.begin(), workloads.end(), [&](Workload const& workload) {
    auto const found = m_latest.find(key_of(claim.claim, workload));
    return found != m_latest.end() && found->second != claim.id;
  });
}

} // namespace partnerctl::cpor
