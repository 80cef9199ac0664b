#pragma once

#include "partnerctl/core/date.hpp"
#include "partnerctl/cpor/claim.hpp"
#include "partnerctl/cpor/standing.hpp"

namespace partnerctl::cpor {

// By which day the dates of a claim and its proofs are judged: of a claim that can be edited, the
// planned submission, or today where none is planned or it has passed; of one that cannot, the day
// on which it was submitted.
core::Date submission_of(Claim const& claim, Standing const& standing, core::Date today);

// The first day that is within twelve months before a submission: the same day of the year before;
// of 29 February 1 March, since twelve months from the 28th end on the 28th
// (last_within_12_months).
core::Date earliest_for(core::Date submission);

} // namespace partnerctl::cpor
