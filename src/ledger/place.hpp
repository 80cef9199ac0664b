#pragma once

#include <string>

namespace partnerctl::ledger {

// Makes the file and its folders where they are missing, readable by nobody else whatever the
// umask, and returns its path with symbolic links followed (SQLite keeps its own files beside that
// one). Throws a usage error for what cannot be written to.
std::string make_place(std::string const& path);

// The same for a folder whose parent is there.
void make_private_folder(std::string const& path);

// Whether SQLite may write to a file that is there: to it, and to files beside it.
bool is_writable(std::string const& path);

} // namespace partnerctl::ledger
