#pragma once

#include "partnerctl/core/secret.hpp"

#include <string>

namespace partnerctl::auth {

// The key file that a challenge names, as arc.hpp says which may be read. Throws an auth error.
core::Secret read_arc_key(std::string const& path, std::string const& keys);

} // namespace partnerctl::auth
