#pragma once

#include "bench/table.hpp"

namespace partnerctl::bench {

// A book of customer claims of all four roles, from its CSV to its deadlines, in a ledger of its
// own each time, without the network. Beside each figure stands how many times that of a tenth of
// the book it is: what grows faster than the book shows there. Throws std::runtime_error when a
// command ends otherwise than it should or leaves a claim out.
Table claims();

} // namespace partnerctl::bench
