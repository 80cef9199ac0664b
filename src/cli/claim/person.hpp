#pragma once

#include <optional>
#include <string>

namespace partnerctl::cli {

class Services;

// Who is written down as having recorded or accepted something: the name that --as gives, else this
// machine's user (USER, LOGNAME, the process's own). Throws a usage error for an empty name, one of
// control characters, and where nobody is known.
std::string person(std::optional<std::string> const& as, Services& services);

} // namespace partnerctl::cli
