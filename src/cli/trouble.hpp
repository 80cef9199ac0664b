#pragma once

#include "partnerctl/fleet/outcome.hpp"

#include <string>

namespace partnerctl::cli {

// Why a tenant ended as it did, as a short phrase that other tenants' endings share: "MFA
// required". Empty where its action says it all.
std::string cause_of(fleet::Outcome const& outcome);

// What to do about it: a command line, or a sentence. Empty where there is nothing to do. command:
// the run's, such as "link-pal".
std::string remedy_of(fleet::Outcome const& outcome, std::string const& command);

// What a person calls the tenant; fit to be shown.
std::string called(fleet::Outcome const& outcome);

} // namespace partnerctl::cli
