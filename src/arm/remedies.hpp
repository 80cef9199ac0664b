#pragma once

#include <string_view>

namespace partnerctl::arm {

// What a person can do about an error of ARM itself: by its code (without case), else by the
// status. Empty where nothing sensible is known.
std::string_view remedy(std::string_view code, int status);

} // namespace partnerctl::arm
