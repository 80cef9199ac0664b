#pragma once

#include <optional>
#include <string>

namespace partnerctl::config {

// What a file is called in a message, and what to do about one that cannot be read.
struct TextKind {
  std::string called{"the configuration"};
  std::string remedy{"name another file with --config, or mend this one"};
};

// A configuration file's bytes; nullopt where there is no such file. Throws a usage error for a
// folder, for a file that cannot be read, that is longer than 1 MiB or that holds a NUL.
std::optional<std::string> read_text(std::string const& path, TextKind const& kind = {});

} // namespace partnerctl::config
