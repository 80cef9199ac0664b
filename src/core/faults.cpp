#include "partnerctl/core/faults.hpp"

#include "partnerctl/core/text.hpp"

#include <fmt/core.h>

namespace partnerctl::core {
namespace {

constexpr std::size_t k_most_shown = 20;
constexpr std::size_t k_most = 10'000;

} // namespace

Faults::Faults(std::string source) : m_source(std::move(source)) {}

void Faults::add(std::string const& place, std::string const& message, std::string const& hint) {
  add([&place] { return place; }, message, hint);
}

void Faults::add(std::function<std::string()> const& place, std::string const& message,
                 std::string const& hint) {
  ++m_count;
  if (m_shown.size() < k_most_shown) {
    m_shown.push_back(place() + ": " + message);
  }
  if (m_hint.empty()) {
    m_hint = hint;
  }
}

bool Faults::full() const {
  return m_count >= k_most;
}

Error Faults::error(bool is_all) const {
  auto message = m_shown.empty() ? std::string() : m_shown.front();
  if (m_count > 1) {
    message = fmt::format("{} has {}{} faults\n  {}", m_source, is_all ? "" : "at least ", m_count,
                          join(m_shown, "\n  "));
  }
  if (m_count > m_shown.size()) {
    message += fmt::format("\n  …and {} more", m_count - m_shown.size());
  }
  return usage_error(std::move(message), m_hint);
}

} // namespace partnerctl::core
