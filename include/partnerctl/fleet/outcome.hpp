#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/core/error.hpp"
#include "partnerctl/core/ids.hpp"

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::fleet {

// The outcomes that the fleet itself gives; all others are the job's words.
inline constexpr std::string_view k_failed = "failed";
inline constexpr std::string_view k_not_started = "not-started";

// What became of one tenant. Filled in by the job as it learns it, so that a failure keeps what was
// known before. Empty texts mean unknown.
struct Outcome {
  std::size_t index = 0;
  // As the roster or the option names it.
  std::string tenant{};
  std::string name{};
  // The contract's word: "linked", "refused", "failed", "not-started", "unreadable"…
  std::string action{std::string(k_not_started)};
  std::string tenant_id{};
  std::string object_id{};
  // The signed-in identity's name in this tenant.
  std::string identity{};
  // Partner IDs (and names): asked for, found by the first reading, in place by the last.
  std::string wanted{};
  std::string before{};
  std::string before_name{};
  std::string after{};
  std::string after_name{};
  std::optional<core::TimePoint> since{};
  std::optional<core::TimePoint> read_at{};
  // Why a tenant was skipped or refused.
  std::string reason{};
  // The service's x-ms-request-id of the deciding call.
  std::string request_id{};
  int attempts = 0;
  std::chrono::milliseconds duration{0};
  std::optional<core::Error> error{};
  // It proved to be the tenant of an earlier row, which tells its story: it is in no output.
  bool merged = false;
};

} // namespace partnerctl::fleet
