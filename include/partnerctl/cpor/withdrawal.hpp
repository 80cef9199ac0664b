#pragma once

#include "partnerctl/cpor/event.hpp"

#include <vector>

namespace partnerctl::cpor {

// The events that count: without the words that were withdrawn and their withdrawals. Each
// withdrawal takes back the latest word (status, consent, association) that was written down before
// it and still counted.
std::vector<Event> counting_events(std::vector<Event> const& history);

// What a withdrawal would take back now; nullptr where nothing was said.
Event const* last_word(std::vector<Event> const& history);

} // namespace partnerctl::cpor
