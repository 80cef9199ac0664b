#pragma once

#include "cpor/standing/timeline.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// Whether no source says the day of an event of a file: the day on which the file was written, or
// read, stands for it, and it may have been so long before.
bool is_undated(Event const& event);
// The comment as its source has it, without the words that say so.
std::string comment_of(Event const& event);

// The events but for undated ones that another one of the same bytes says with a day: somebody gave
// it when they imported the file again.
std::vector<Event const*> without_superseded(std::vector<Event> const& history);

// Whether an undated word makes way for where the claim stands by a dated one: what cannot have
// followed, and what may be of before as well as of after and would end a clock of the partner's or
// begin one of Microsoft's anew.
bool makes_way(Stand const& stand, Word const& word);
// Whether it may be of before where the claim stands, and then contradicts nobody: it was seen
// before, or every claim that comes so far was so. What only could have been hides no conflict.
bool may_be_of_before(Timeline const& timeline, Word const& word);

} // namespace partnerctl::cpor
