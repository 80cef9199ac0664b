#pragma once

#include "partnerctl/cpor/deadlines.hpp"

#include <optional>
#include <string>
#include <vector>

namespace partnerctl::cpor {

// What deadlines and next steps are made of.
struct Case {
  KeptClaim const& kept;
  Standing const& standing;
  Clocks const& clocks;
  core::Date today;
  Succession const& succession;
};

// The one that runs from the status itself; nullopt where none does.
std::optional<Deadline> deadline_of_status(Case const& of);
// Of subscriptions that end, one a day of which any ends for which nothing has taken over.
std::vector<Deadline> renewals(Case const& of);
// Of acknowledgements in proofs, one a day of acknowledgement.
std::vector<Deadline> proof_ages(Case const& of);

// What to do with a claim that can still be changed: attach, check, hand off, or record that it is
// submitted.
std::string step_to_submission(Case const& of);

// "partnerctl claim new --from C-0042": the command, the claim, the rest.
std::string command(Case const& of, std::string const& verb, std::string const& rest = {});
std::string renewal_command(Case const& of);

// The last day that is within 12 months of a day: the same day of the next year, of 29 February the
// 28th.
core::Date last_within_12_months(core::Date day);

} // namespace partnerctl::cpor
