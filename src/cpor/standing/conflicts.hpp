#pragma once

#include "cpor/standing/timeline.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// What sources say against each other, and what could not have followed, each a sentence.
std::vector<std::string> conflicts_of(std::vector<Event> const& history, Timeline const& timeline);

// "'Approved' (recorded by Ann on 2026-11-20)".
std::string said(Word const& word);
std::string said(Stand const& stand);
// The same; of a text that nothing is known of, with what is known before it: "'Rejected final'
// (recorded by Ann on 2026-11-20), whatever 'In limbo' (recorded by Ann on 2026-11-21) means".
std::string said_of_known(Stand const& stand);

// What would have had to come between: ": no source says when it was submitted"; or empty.
std::string missing_between(Place const& from, Status to);

} // namespace partnerctl::cpor
