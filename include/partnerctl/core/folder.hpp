#pragma once

#include <string>

namespace partnerctl::core {

// Has the disk itself keep which files a folder holds: a rename is not there after a loss of power
// before. Returns 0, or the system's number of why not.
int sync_folder(std::string const& path);

} // namespace partnerctl::core
