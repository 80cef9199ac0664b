#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/fleet/boxed_error.hpp"
#include "partnerctl/fleet/shared_text.hpp"

#include <chrono>
#include <optional>
#include <string_view>

namespace partnerctl::fleet {

// The outcomes that the fleet itself gives; all others are the job's words.
inline constexpr std::string_view k_failed = "failed";
inline constexpr std::string_view k_not_started = "not-started";

// What became of one tenant. Filled in by the job as it learns it, so that a failure keeps what was
// known before. Empty texts mean unknown. All of a run's are kept until its end: about 400 bytes
// each.
struct Outcome {
  std::size_t index = 0;
  // As the roster or the option names it.
  SharedText tenant{};
  SharedText name{};
  // The contract's word: "linked", "refused", "failed", "not-started", "unreadable"…
  SharedText action{k_not_started};
  SharedText tenant_id{};
  SharedText object_id{};
  // The signed-in identity's name in this tenant.
  SharedText identity{};
  // Partner IDs (and names): asked for, found by the first reading, in place by the last.
  SharedText wanted{};
  SharedText before{};
  SharedText before_name{};
  SharedText after{};
  SharedText after_name{};
  std::optional<core::TimePoint> since{};
  std::optional<core::TimePoint> read_at{};
  // Why a tenant was skipped or refused.
  SharedText reason{};
  // The service's x-ms-request-id of the deciding call.
  SharedText request_id{};
  // What else the command found out, a JSON object of its own making; empty: nothing. The fleet
  // does not look into it.
  SharedText details{};
  int attempts = 0;
  std::chrono::milliseconds duration{0};
  BoxedError error{};
  // It proved to be the tenant of an earlier row, which tells its story: it is in no output.
  bool merged = false;
};

} // namespace partnerctl::fleet
