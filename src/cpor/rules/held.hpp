#pragma once

#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// The one name of a workload, whatever it is called: the catalogue's, else its own, folded.
std::string one_name(Workload const& workload, SolutionArea area, Catalogue const& catalogue);

// The subscription ID in lower case; empty where it is none.
std::string subscription_of(Workload const& workload);

// The claim's subscriptions, by workload; all of them empty where it is not of Business
// Applications.
std::vector<std::string> subscriptions_of(Claim const& claim);

// What only one partner can have of a customer, by workload (parallel to the claim's): of Business
// Applications its subscription, of Modern Work and Security the workload itself. Empty where the
// claim does not say.
std::vector<std::string> held_by(Claim const& claim, Catalogue const& catalogue);

} // namespace partnerctl::cpor
