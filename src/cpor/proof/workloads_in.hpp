#pragma once

#include "cpor/proof/words.hpp"
#include "partnerctl/cpor/catalogue.hpp"
#include "partnerctl/cpor/claim.hpp"

#include <string>
#include <vector>

namespace partnerctl::cpor {

// The workloads of a claim, as it names them and each once, that a text has under no name that the
// catalogue knows. A name counts as whole words, but not within the longer name of another workload
// (Teams is not there where only Teams Phone is) nor of a server (Exchange Server), and one that is
// an ordinary word too (Sales) only with a capital or after the name of its family.
std::vector<std::string> missing_workloads(Words const& words, Claim const& claim,
                                           Catalogue const& catalogue);

} // namespace partnerctl::cpor
