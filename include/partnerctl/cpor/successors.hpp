#pragma once

#include "partnerctl/cpor/kept_claim.hpp"

#include <map>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// Which claims of a book came after which: a new claim takes the place of one that was rejected, or
// whose subscription ends.
class Successors {
public:
  // Of claims that left draft, in the order of their IDs; what they point to must outlive this.
  explicit Successors(std::vector<KeptClaim const*> const& claims);

  // Whether later claims are of the same customer and role, and for all of its workloads.
  bool has_any(KeptClaim const& claim) const;
  // The same, with another subscription.
  bool has_renewal(KeptClaim const& claim) const;

private:
  struct Later {
    KeptClaim const* kept = nullptr;
    std::string subscription{};
  };
  template <class Fits>
  bool has(KeptClaim const& claim, Fits fits) const;

  // By customer, role and workload.
  std::map<std::string, std::vector<Later>> m_claims;
};

} // namespace partnerctl::cpor
