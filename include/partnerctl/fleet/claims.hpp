#pragma once

#include "partnerctl/core/ids.hpp"

#include <map>
#include <mutex>

namespace partnerctl::fleet {

// Which row works on which tenant, once the token has said its GUID: two domains, or a domain and a
// GUID, that prove to be one tenant are one row. Safe from several threads.
class Claims {
public:
  // Claims the tenant for a row; returns the row that has it, which is the first that claimed.
  std::size_t claim(core::Guid const& tenant, std::size_t index);

private:
  std::mutex m_mutex;
  std::map<core::Guid, std::size_t> m_owner;
};

} // namespace partnerctl::fleet
