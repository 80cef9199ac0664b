#pragma once

#include <string_view>

namespace partnerctl::cpor {

// Whether a partner attribution is that of a claim: which words the reports have for it is not
// documented, all that are known have "CPOR" or "claiming" in them.
bool is_by_claim(std::string_view attribution);

} // namespace partnerctl::cpor
