#pragma once

#include "partnerctl/core/clock.hpp"

#include <optional>
#include <string>
#include <string_view>

namespace partnerctl::core {

// "2026-11-22T10:15:00Z": UTC, whole seconds.
std::string format_rfc3339(TimePoint time);

// RFC 3339 with any number of fractional digits (what is finer than the clock is cut), `Z` or an
// offset; ARM also omits the zone, which then is UTC. nullopt for anything else, and for what the
// clock cannot hold (years before 1678 or after 2261; services write year 1 for "never").
std::optional<TimePoint> parse_rfc3339(std::string_view text);

// "Sun, 22 Nov 2026 10:15:00 GMT" (RFC 9110, IMF-fixdate). nullopt for anything else.
std::optional<TimePoint> parse_http_date(std::string_view text);
std::string format_http_date(TimePoint time);

} // namespace partnerctl::core
