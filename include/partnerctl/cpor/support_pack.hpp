#pragma once

#include "partnerctl/cpor/kept_claim.hpp"
#include "partnerctl/cpor/standing.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// A field of Microsoft's support form for customer associations, and what to put there.
struct SupportField {
  // The form's word: "Location MPN ID(s)".
  std::string label{};
  std::string value{};
};

// Exactly the form's fields, in its order: incentives program, location MPN ID(s), claim ID(s),
// customer tenant ID(s), Dynamics subscription ID(s), M365 workload(s), earning period,
// description. Several claims share one form. period and description: as the caller gives them; an
// empty description is made of the statuses and their sources.
std::vector<SupportField> support_fields(std::vector<KeptClaim> const& claims,
                                         std::vector<Standing> const& standings,
                                         std::string const& period, std::string const& description);

} // namespace partnerctl::cpor
