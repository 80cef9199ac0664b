#include "partnerctl/fleet/claims.hpp"

namespace partnerctl::fleet {

std::size_t Claims::claim(core::Guid const& tenant, std::size_t index) {
  std::scoped_lock const lock(m_mutex);
  return m_owner.try_emplace(tenant, index).first->second;
}

} // namespace partnerctl::fleet
