#include "partnerctl/cpor/claims_by_tenant.hpp"

#include "partnerctl/core/text.hpp"

#include <algorithm>
#include <utility>

namespace partnerctl::cpor {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// By the ID without case, and without memory of its own: a book is sorted by it.
bool is_before(std::string_view a, std::string_view b) {
  return std::lexicographical_compare(a.begin(), a.end(), b.begin(), b.end(),
                                      [](char x, char y) { return lower(x) < lower(y); });
}

std::string_view tenant_of(OtherClaim const& claim) {
  return claim.kept->claim.customer_tenant_id;
}

} // namespace

ClaimsByTenant::ClaimsByTenant(std::vector<OtherClaim> claims) : m_claims(std::move(claims)) {
  std::stable_sort(m_claims.begin(), m_claims.end(), [](OtherClaim const& a, OtherClaim const& b) {
    return is_before(tenant_of(a), tenant_of(b));
  });
}

std::span<OtherClaim const> ClaimsByTenant::of(std::string_view tenant_id) const {
  struct Order {
    bool operator()(OtherClaim const& a, std::string_view b) const {
      return is_before(tenant_of(a), b);
    }
    bool operator()(std::string_view a, OtherClaim const& b) const {
      return is_before(a, tenant_of(b));
    }
  };
  auto const [first, last] = std::equal_range(m_claims.begin(), m_claims.end(), tenant_id, Order{});
  return {m_claims.data() + (first - m_claims.begin()), static_cast<std::size_t>(last - first)};
}

} // namespace partnerctl::cpor
