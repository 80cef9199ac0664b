#pragma once

#include "partnerctl/core/error.hpp"
#include "partnerctl/fleet/dispatch.hpp"
#include "support/fake_clock.hpp"

#include <fmt/core.h>

#include <chrono>
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

// Takes nothing.
class FullDisk final : public fleet::Recorder {
public:
  void ended(fleet::Outcome const& /*outcome*/) override {
    ++told;
    throw core::Error{.message = fmt::format("disk full at {}", told)};
  }
  int told = 0;
};

// What began, in its order: "0 1 0".
struct Order {
  std::string text{};
  void operator()(std::size_t index) { text += (text.empty() ? "" : " ") + std::to_string(index); }
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

inline void link_it(fleet::Assignment const& /*assignment*/, fleet::Outcome& outcome,
                    fleet::Beginning const& /*beginning*/) {
  outcome.action = "linked";
}

inline core::Error told_to_wait(std::chrono::milliseconds wait) {
  return {.kind = core::ErrorKind::throttled,
          .message = "told to wait",
          .status = 429,
          .request_id = "r1",
          .retry_after = wait};
}

// Dispatches by a clock that does not matter.
inline fleet::Dispatched run(std::vector<fleet::Assignment> const& assignments,
                             fleet::Job const& job, fleet::DispatchOptions const& options,
                             fleet::Recorder& recorder) {
  FakeClock const clock;
  return fleet::dispatch(assignments, job, options, recorder, clock);
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
