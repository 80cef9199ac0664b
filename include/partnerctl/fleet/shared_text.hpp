#pragma once

#include <cstddef>
#include <mutex>
#include <ostream>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

namespace partnerctl::fleet {

// A text that is assigned as a whole and never changed, in one word of memory; copies share its
// characters. A run keeps rows of tens of thousands of tenants, most of whose texts are empty or
// the same everywhere. Reads and is written like a std::string; copies in several threads are safe.
class SharedText {
public:
  SharedText() = default;
  // Implicit, as std::string's are: it stands where strings stood.
  SharedText(std::string_view text);                                          // NOLINT
  SharedText(std::string const& text) : SharedText(std::string_view(text)) {} // NOLINT
  SharedText(char const* text) : SharedText(std::string_view(text)) {}        // NOLINT
  SharedText(SharedText const& other) noexcept;
  SharedText(SharedText&& other) noexcept : m_block(std::exchange(other.m_block, nullptr)) {}
  SharedText& operator=(SharedText other) noexcept {
    std::swap(m_block, other.m_block);
    return *this;
  }
  ~SharedText();

  std::string_view view() const;
  bool empty() const { return m_block == nullptr; }
  void clear() { *this = SharedText(); }
  operator std::string() const { return std::string(view()); } // NOLINT
  operator std::string_view() const { return view(); }         // NOLINT

  bool operator==(SharedText const& other) const { return view() == other.view(); }
  friend bool operator==(SharedText const& a, std::string_view b) { return a.view() == b; }
  friend bool operator==(SharedText const& a, std::string const& b) { return a.view() == b; }
  friend bool operator==(SharedText const& a, char const* b) { return a.view() == b; }
  friend std::string operator+(std::string a, SharedText const& b) { return a.append(b.view()); }
  friend std::string operator+(SharedText const& a, std::string_view b) {
    return std::string(a).append(b);
  }
  friend std::ostream& operator<<(std::ostream& out, SharedText const& text) {
    return out << text.view();
  }

private:
  struct Block;
  Block* m_block = nullptr;
};

// Makes equal texts share their characters. Safe from several threads.
class SharedTexts {
public:
  // Replaces the text by the first equal one that was seen.
  void share(SharedText& text);

private:
  struct Hash {
    std::size_t operator()(SharedText const& text) const {
      return std::hash<std::string_view>()(text.view());
    }
  };
  std::mutex m_mutex;
  std::unordered_set<SharedText, Hash> m_seen;
};

} // namespace partnerctl::fleet
