#pragma once

#include "partnerctl/cpor/status.hpp"

namespace partnerctl::cpor {

// How a status came after another one.
enum class Leap {
  // The same again, or a move of the table; also to and from what nothing is known of.
  direct,
  // By several of Microsoft's moves of which the ones between were not seen.
  unobserved,
  impossible,
};
Leap leap(Status from, Status to);

// Whether a status can come of another one by any number of moves, the partner's own among them, as
// they may be hidden behind a text that nothing is known of. Both are of the table.
bool leads_to(Status from, Status to, bool may_dispute);

// Not one that the table knows: other, unknown.
bool is_foreign(Status status);

} // namespace partnerctl::cpor
