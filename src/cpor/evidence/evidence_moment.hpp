#pragma once

#include "partnerctl/core/clock.hpp"

#include <optional>
#include <string_view>

namespace partnerctl::cpor {

// A moment that says its own zone: "2026-11-20T23:30:00Z", "2026-11-20 23:30 UTC",
// "2026-11-20T23:30:00.5-08:00". nullopt for one that does not, and for anything else: where it
// was so is not said, and its day is the one that stands there.
std::optional<core::TimePoint> read_moment(std::string_view text);

} // namespace partnerctl::cpor
