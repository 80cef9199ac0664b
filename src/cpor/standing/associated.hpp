#pragma once

#include "partnerctl/cpor/event.hpp"

#include <optional>
#include <string>

namespace partnerctl::cpor {

// What an association says of the day since when it has been, at the beginning of its comment:
// "associated since 2026-03-01". Events are kept with these words: never change them.
std::string associated_words(core::Date since);
// The day that the comment of an association says; nullopt where it says none.
std::optional<core::Date> associated_since(Event const& event);

} // namespace partnerctl::cpor
