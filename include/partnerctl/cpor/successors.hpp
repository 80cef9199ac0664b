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
  // What they point to must outlive this; in the order of their IDs.
  explicit Successors(std::vector<KeptClaim const*> const& claims);

  // Whether a later claim is of the same customer and role, and for one of its workloads.
  bool has_any(KeptClaim const& claim) const;

private:
  // By customer, role and workload: the claim that came last.
  std::map<std::string, std::string> m_latest;
};

} // namespace partnerctl::cpor
