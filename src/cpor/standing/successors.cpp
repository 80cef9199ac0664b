#include "partnerctl/cpor/successors.hpp"

#include "partnerctl/core/folding.hpp"
#include "partnerctl/core/text.hpp"
#include "partnerctl/cpor/roles.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::cpor {
namespace {

std::string key_of(Claim const& claim, Workload const& workload) {
  auto const role = role_of(claim.partner_role);
  return core::to_lower(claim.customer_tenant_id) + "\n" +
         (role ? std::string(facts_of(*role).id) : claim.partner_role) + "\n" +
         core::folded(workload.name);
}

// "C-10000" comes after "C-9999".
bool is_later(std::string const& id, std::string const& than) {
  return std::pair(id.size(), id) > std::pair(than.size(), than);
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
  // One that is left behind is not to be forgotten for another one's sake.
  return !workloads.empty() &&
         std::all_of(workloads.begin(), workloads.end(), [&](Workload const& workload) {
           auto const found = m_claims.find(key_of(claim.claim, workload));
           return found != m_claims.end() &&
                  std::any_of(found->second.begin(), found->second.end(), [&](Later const& later) {
                    return is_later(later.kept->id, claim.id) && fits(later, workload);
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
