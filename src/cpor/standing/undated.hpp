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

// What an undated word is against where the claim stands by a dated one. All but the first make
// way.
enum class Undated {
  goes_on,
  // Of before, and contradicts nobody: it was seen before, or every claim that comes so far was so.
  // Of these is also what may be of after as well, and would end a clock of the partner's or begin
  // one of Microsoft's anew.
  older,
  // A decision that there was before, and that there may be anew: only its day could tell.
  either,
  // It cannot have followed. What only could have been before hides no conflict.
  contradicts
};
Undated undated_as(Timeline const& timeline, Word const& word);

} // namespace partnerctl::cpor
