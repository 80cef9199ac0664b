#pragma once

#include "partnerctl/fleet/dispatch.hpp"

#include <fmt/core.h>

#include <stdexcept>
#include <string>
#include <vector>

namespace partnerctl::test {

// Remembers what it was told.
class Memory final : public fleet::Recorder {
public:
  void ended(fleet::Outcome const& outcome) override {
    // Not atomic on purpose: the thread sanitizer sees it if two ever call at once.
    ++m_inside;
    indices.push_back(outcome.index);
    actions.push_back(outcome.action);
    if (m_inside != 1) {
      throw std::logic_error("two at once");
    }
    --m_inside;
  }
  std::vector<std::size_t> indices;
  std::vector<std::string> actions;

private:
  int m_inside = 0;
};

// t0.com, t1.com …, called T0, T1 …, to be linked to 1234567.
inline std::vector<fleet::Assignment> tenants(std::size_t count) {
  std::vector<fleet::Assignment> all;
  for (std::size_t i = 0; i < count; ++i) {
    all.push_back({.index = i,
                   .tenant = core::TenantRef::parse(fmt::format("t{}.com", i)),
                   .name = fmt::format("T{}", i),
                   .partner_id = core::PartnerId::parse("1234567")});
  }
  return all;
}

// "linked failed not-started"
inline std::string actions(std::vector<fleet::Outcome> const& outcomes) {
  std::string all;
  for (auto const& outcome : outcomes) {
    all += (all.empty() ? "" : " ") + std::string(outcome.action);
  }
  return all;
}

} // namespace partnerctl::test
