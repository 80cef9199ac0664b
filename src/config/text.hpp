#pragma once

#include <optional>
#include <string>

namespace partnerctl::config {

// A configuration file's bytes; nullopt where there is no such file. Throws a usage error for a
// folder, for a file that cannot be read, that is longer than 1 MiB or that holds a NUL.
std::optional<std::string> read_text(std::string const& path);

} // namespace partnerctl::config
