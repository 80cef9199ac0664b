#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/message.hpp"

#include <chrono>
#include <optional>

namespace partnerctl::http {

// How long the service asks to be left alone, rounded up: `Retry-After` (seconds or an HTTP date,
// which is compared with now), `retry-after-ms` and `x-ms-retry-after-ms`; where several say
// something, the longest. Dates in the past are 0, numbers beyond all sense are a hundred years,
// and nullopt means that none of the fields can be read.
std::optional<std::chrono::milliseconds> retry_after(Headers const& headers, core::TimePoint now);

} // namespace partnerctl::http
