#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/pipeline.hpp"

#include <chrono>
#include <functional>

namespace partnerctl::http {

struct RetryPolicy {
  int max_tries = 4;
  std::chrono::milliseconds first_backoff{500};
  std::chrono::milliseconds max_backoff{std::chrono::seconds{30}};
  // A number in [0, 1): full jitter multiplies the backoff by it. Tests bring a constant.
  std::function<double()> jitter{};
};

// Sends again as message.hpp's Resend says: waits for `Retry-After` (seconds or an HTTP date; also
// `retry-after-ms` and `x-ms-retry-after-ms`), else for a random part of a doubling backoff. Gives
// up with the last answer or error after max_tries, or at once where the wait would pass
// Request::deadline; a stop ends a wait with kind cancelled. An error of a request that may be sent
// twice has no maybe_done. A write (Resend::never) that failed
// with an answer of 408, 500, 502, 503 or 504 is returned as it came: its sender reads, then
// decides.
//
// For a request that may be deferred, an answer that asks for more than a second, and one that asks
// for any wait on the last try, is thrown at once as an error of kind throttled with retry_after,
// unless the wait would pass the deadline. For any other request a wait that was asked for counts
// as no try, a dozen times.
Stage retry(RetryPolicy policy, core::Clock const& clock);

} // namespace partnerctl::http
