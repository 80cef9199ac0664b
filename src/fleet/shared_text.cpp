#include "partnerctl/fleet/shared_text.hpp"

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <limits>
#include <new>

namespace partnerctl::fleet {

// The characters follow it in the same piece of memory.
struct SharedText::Block {
  std::atomic<std::uint32_t> owners{1};
  std::uint32_t size = 0;

  char* text() { return reinterpret_cast<char*>(this + 1); } // NOLINT: raw memory behind it
};

SharedText::SharedText(std::string_view text) {
  if (text.empty()) {
    return;
  }
  auto const size = std::min<std::size_t>(text.size(), std::numeric_limits<std::uint32_t>::max());
  m_block = ::new (::operator new(sizeof(Block) + size)) Block;
  m_block->size = static_cast<std::uint32_t>(size);
  std::copy_n(text.data(), size, m_block->text());
}

SharedText::SharedText(SharedText const& other) noexcept : m_block(other.m_block) {
  if (m_block != nullptr) {
    m_block->owners.fetch_add(1, std::memory_order_relaxed);
  }
}

SharedText::~SharedText() {
  // As std::shared_ptr does: the last owner sees all that the others did before.
  if (m_block != nullptr && m_block->owners.fetch_sub(1, std::memory_order_acq_rel) == 1) {
    m_block->~Block();
    ::operator delete(m_block);
  }
}

std::string_view SharedText::view() const {
  return m_block == nullptr ? std::string_view() : std::string_view(m_block->text(), m_block->size);
}

void SharedTexts::share(SharedText& text) {
  if (text.empty()) {
    return;
  }
  std::scoped_lock const lock(m_mutex);
  text = *m_seen.insert(text).first;
}

} // namespace partnerctl::fleet
