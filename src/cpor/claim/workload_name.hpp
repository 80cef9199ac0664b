#pragma once

#include "partnerctl/cpor/catalogue.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace partnerctl::cpor {

// A workload's name as catalogues compare it: folded, and without the "Microsoft" before it.
std::string folded_workload(std::string_view name);
// By which an entry is found: its name, then its aliases.
std::vector<std::string> folded_names(CatalogueEntry const& entry);

} // namespace partnerctl::cpor
