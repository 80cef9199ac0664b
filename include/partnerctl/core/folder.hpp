#pragma once

#include <string>

namespace partnerctl::core {

// Has the disk itself keep which files a folder holds: a rename is not there after a loss of power
// before. Returns 0, also where the file system knows of no such thing and where the folder may not
// be read, or the system's number of why not.
int sync_folder(std::string const& path);

// The same for the folder of what was just written there and stands. Throws an internal error that
// says so: who hears that it cannot be written tries again, and finds it there already.
void sync_written(std::string const& path);

} // namespace partnerctl::core
