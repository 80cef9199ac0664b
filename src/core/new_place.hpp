#pragma once

#include <string>

namespace partnerctl::core {

// Renames a file to where nothing is: of two who do so at once one gets EEXIST, which a look before
// a rename cannot promise. Returns 0, or the system's number of why not.
int rename_to_new(std::string const& from, std::string const& to);

// The same where the file system has no such rename.
int link_to_new(std::string const& from, std::string const& to);

} // namespace partnerctl::core
