#pragma once

#include "cpor/evidence/matching.hpp"
#include "partnerctl/cpor/reconcile.hpp"

#include <map>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// By the claims' places: the rows that found them, without those that are in conflict.
using RowsOfClaims = std::map<std::size_t, std::vector<EvidenceRow const*>>;

// Claims that a file would have and does not have. Judged by what was known for the file's day, and
// by another word than an association's: of a usage report the approved ones for use or consumption
// of the partner IDs that it names, none of whose workloads is there, and the workloads that it
// lacks of those that it has; of an export those that were submitted. found: of all claims that a
// row is of.
std::vector<Absence> absent_claims(std::vector<KeptClaim> const& claims, Evidence const& evidence,
                                   Matcher const& matcher, RowsOfClaims const& found,
                                   Clocks const& clocks);

// What is known of a claim's status by all but associations, which are evidence of their own.
Standing standing_without_associations(KeptClaim const& kept, Clocks const& clocks, core::Date day);

} // namespace partnerctl::cpor
