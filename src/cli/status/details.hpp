#pragma once

#include "partnerctl/core/json.hpp"
#include "partnerctl/fleet/outcome.hpp"

#include <string>

namespace partnerctl::cli {

// What a status found out beside the link, in an outcome's details:
// {"change": "new", "earning": {…}}. A member that is missing was not found out.

void set_detail(fleet::Outcome& outcome, std::string const& name, core::Json value);
// The member, or null.
core::Json detail_of(fleet::Outcome const& outcome, std::string const& name);

} // namespace partnerctl::cli
