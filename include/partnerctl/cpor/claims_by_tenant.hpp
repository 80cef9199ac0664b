#pragma once

#include "partnerctl/cpor/rules.hpp"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// The claims of a book, put together by the customer's tenant: to check each of many, it is
// compared with those few that can matter to it.
class ClaimsByTenant {
public:
  // What they point to must outlive this.
  explicit ClaimsByTenant(std::vector<OtherClaim> const& claims);

  // All of that tenant, however its ID is written, in the order in which they were given; behind
  // them, for each subscription that one of them has, the first open claim of another tenant that
  // has it too. For Examined::others.
  std::span<OtherClaim const> of(std::string_view tenant_id) const;

private:
  // What stands together in m_claims, by tenant.
  struct Group {
    std::string_view tenant{};
    std::size_t begin = 0;
    std::size_t size = 0;
  };

  std::vector<OtherClaim> m_claims;
  std::vector<Group> m_groups;
};

} // namespace partnerctl::cpor
