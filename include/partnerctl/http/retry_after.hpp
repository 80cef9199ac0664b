#pragma once

#include "partnerctl/core/clock.hpp"
#include "partnerctl/http/message.hpp"

#include <chrono>
#include <optional>

namespace partnerctl::http {

// How long the service asks to be left alone, rounded up: `Retry-After` (seconds or an HTTP date,
// which is compared with now), `retry-after-ms` and `x-ms-retry-after-ms`; where several say
// something, the longest. Numbers beyond all sense are a hundred years. nullopt means that no time
// is asked for: none of the fields can be read, or all of them say 0 or a date that has passed.
std::optional<std::chrono::milliseconds> retry_after(Headers const& headers, core::TimePoint now);

} // namespace partnerctl::http
