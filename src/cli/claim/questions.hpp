#pragma once

#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"

namespace partnerctl::cli {

class Services;

// Asks a person at the terminal for a claim, in the order of the portal's wizard and in its words;
// what `claim` has is what an empty answer keeps. Throws a cancelled error at the end of the input.
cpor::Claim ask_for_claim(cpor::Claim claim, cpor::Catalogue const& catalogue, Services& services);

} // namespace partnerctl::cli
