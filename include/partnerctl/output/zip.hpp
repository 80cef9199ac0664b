#pragma once

#include "partnerctl/output/bundle.hpp"

#include <string>
#include <vector>

namespace partnerctl::output {

// The bytes of a zip with those files in their order, all of one fixed date. Throws an internal
// error with the library's reason.
std::string zip_of(std::vector<BundleFile> const& files);

} // namespace partnerctl::output
