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
      m_claims[key_of(kept->claim, workload)].push_back(
          {.kept = kept, .subscription = core::to_lower(workload.subscription_id)});
    }
  }
}

template <class Fits>
bool Successors::has(KeptClaim const& claim, Fits fits) const {
  auto const& workloads = claim.claim.workloads;
  return std::any_of(workloads.begin(), workloads.end(), [&](Workload const& workload) {
    auto const found = m_claims.find(key_of(claim.claim, workload));
    return found != m_claims.end() &&
           std::any_of(found->second.begin(), found->second.end(), [&](Later const& later) {
             return later.kept->id > claim.id && fits(later, workload);
           });
  });
}

bool Successors::has_any(KeptClaim const& claim) const {
  return has(claim, [](Later const&, Workload const&) { return true; });
}

bool Successors::has_renewal(KeptClaim const& claim) const {
  return has(claim, [](Later const& later, Workload const& workload) {
    return later.subscription != core::to_lower(workload.subscription_id);
  });
}

} // namespace partnerctl::cpor
