#pragma once

#include "partnerctl/pal/earning_roles.hpp"

#include <optional>
#include <string>

namespace partnerctl::cli {

// The table of earning roles: of that file (CSV: role, earns, and role_id where it is known), else
// Microsoft's as it is built in. Throws a usage error for a file that is unreadable or wrong
// anywhere.
pal::EarningRoles earning_roles(std::optional<std::string> const& file);

} // namespace partnerctl::cli
