#pragma once

#include "cli/fleet_report.hpp"
#include "partnerctl/pal/ensure.hpp"

namespace partnerctl::cli {

// How link-pal and unlink-pal answer.
FleetReport link_report();
FleetReport unlink_report();

// What a finished tenant adds to its outcome.
void note_result(pal::Result const& result, fleet::Outcome& outcome);
// What a first reading adds, so that a failure after it still shows what was linked.
void note_reading(pal::Reading const& reading, fleet::Outcome& outcome);

// The tone of an outcome's word in a table.
terminal::Tone tone_of(std::string const& action);
// What a row's NOTE says: the reason, else the error's message.
std::string note_of(fleet::Outcome const& outcome);

} // namespace partnerctl::cli
