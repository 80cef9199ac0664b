#pragma once

#include "cpor/evidence/matching.hpp"

#include <vector>

namespace partnerctl::cpor {

// What the rows of a file teach each other: the number of one that found its claim, and that no
// claim had yet, finds it for the others too, whatever their order, as it would when the file is
// read again. A number whose rows find several claims is a conflict of each, and so is one that has
// a row of another claim, where the others find theirs by little. matches: of the file's rows,
// parallel to them.
void teach_numbers(Matcher const& matcher, Evidence const& evidence, std::vector<Match>& matches);

} // namespace partnerctl::cpor
