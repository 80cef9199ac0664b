#include "partnerctl/cpor/submission.hpp"

namespace partnerctl::cpor {

core::Date submission_of(Claim const& claim, Standing const& standing, core::Date today) {
  if (!is_editable(standing.status) && standing.submitted) {
    return *standing.submitted;
  }
  auto const planned = core::parse_date(claim.planned_submission);
  return planned && *planned > today ? *planned : today;
}

core::Date earliest_for(core::Date submission) {
  auto const before = submission - std::chrono::years(1);
  return before.ok() ? before : core::Date(before.year() / std::chrono::March / 1);
}

} // namespace partnerctl::cpor
