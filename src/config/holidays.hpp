#pragma once

#include "config/folders.hpp"
#include "config/reader.hpp"
#include "partnerctl/core/date.hpp"

#include <vector>

namespace partnerctl::config {

// The key `holidays` of a table: an array of days, or the path of a file with a day a line and #
// comments. In their order, each once. Throws a usage error with its place for the first fault.
std::vector<core::Date> read_holidays(Reader const& table, Folders const& folders);

} // namespace partnerctl::config
