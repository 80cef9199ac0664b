#include "auth/account_memory.hpp"

namespace partnerctl::auth {

std::optional<std::string> AccountMemory::read() {
  std::scoped_lock const lock(m_mutex);
  return m_text;
}

void AccountMemory::replace(Step const& step) {
  std::scoped_lock const changing(m_changing);
  auto after = step(read());
  std::scoped_lock const lock(m_mutex);
  m_text = after ? std::move(after) : m_text;
}

} // namespace partnerctl::auth
