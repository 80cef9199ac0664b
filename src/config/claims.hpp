#pragma once

#include "config/folders.hpp"
#include "config/reader.hpp"
#include "partnerctl/config/settings.hpp"

namespace partnerctl::config {

// The table [claims]. Throws a usage error with its place for the first fault, also in a file of
// holidays.
Claims read_claims(Reader const& table, Folders const& folders);

} // namespace partnerctl::config
