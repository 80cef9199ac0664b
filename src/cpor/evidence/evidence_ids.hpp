#pragma once

#include <string>
#include <string_view>

namespace partnerctl::cpor {

// A cell that identifies something: without blanks at its ends and without what only keeps a
// spreadsheet from counting with it (="00123"); a GUID in lower case and without braces.
std::string plain_id(std::string_view cell);

} // namespace partnerctl::cpor
