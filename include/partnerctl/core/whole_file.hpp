#pragma once

#include <string>
#include <string_view>

namespace partnerctl::core {

// Whether a file could be written there, before the work is done that it is for: throws a usage
// error that names the option, the path and the reason. What is there may be written over only
// where it begins as such a file does (`beginning`, without case): a slip must not cost a roster.
// Changes nothing.
void check_can_write(std::string const& option, std::string const& path,
                     std::string_view beginning);

struct WholeFile {
  // Else a usage error where something is there already, also where it came there just now.
  bool may_replace = true;
  // Whether the disk is to keep the file's name too; whoever writes many into a folder has that
  // done once.
  bool syncs_folder = true;
};

// Writes a file in one step (a temporary one beside it, on the disk, then a rename): whoever reads
// it finds the old one or all of the new one. Keeps the mode of a file that is there; a new one's
// is 0600 less the umask, for what is written may name customers. Throws an internal error that
// names the path and the reason.
void write_whole_file(std::string const& path, std::string_view content, WholeFile const& how = {});

} // namespace partnerctl::core
