#pragma once

#include "partnerctl/cpor/rules.hpp"

#include <span>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// The claims of a book, put together by the customer's tenant: to check each of many, it is
// compared with those few that can matter to it.
class ClaimsByTenant {
public:
  // What they point to must outlive this.
  explicit ClaimsByTenant(std::vector<OtherClaim> claims);

  // All of that tenant, however its ID is written, in the order in which they were given; for
  // Examined::others.
  std::span<OtherClaim const> of(std::string_view tenant_id) const;

private:
  std::vector<OtherClaim> m_claims;
};

} // namespace partnerctl::cpor
