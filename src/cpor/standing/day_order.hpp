#pragma once

#include "cpor/standing/timeline.hpp"

#include <vector>

namespace partnerctl::cpor {

struct DayOrder {
  std::vector<Word> words{};
  std::vector<Difference> differences{};
};

// The words of one day, as they were written down, in the order in which they could have followed
// each other from where the claim stood: the fewest that could not, then the fewest steps unseen,
// then what files show before what was done, then as they were written. A text that nothing is
// known of keeps its place among them. Where a record says a status again after another one, the
// order of the records comes before the steps unseen. What does not go with a more trusted word is
// left out.
DayOrder order_of_day(std::vector<Word> const& written, Stand const& before);

} // namespace partnerctl::cpor
